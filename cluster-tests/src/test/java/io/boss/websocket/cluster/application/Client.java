package io.boss.websocket.cluster.application;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client of a service, by the JDK's own HTTP client. For one thread.
 */
public final class Client implements WebSocket.Listener, AutoCloseable {

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private static final int PATIENCE = 20;

	private final BlockingQueue<String> received = new LinkedBlockingQueue<>(100_000);

	private final StringBuilder text = new StringBuilder();

	private final WebSocket socket;

	private final CompletableFuture<String> closed = new CompletableFuture<>();

	private Client(URI uri) {
		this.socket = HTTP.newWebSocketBuilder().buildAsync(uri, this).join();
	}

	/**
	 * Connects.
	 * @param uri where the service is
	 * @return the client, which must be closed
	 * @throws java.util.concurrent.CompletionException if the handshake is refused
	 */
	public static Client connect(URI uri) {
		return new Client(uri);
	}

	/**
	 * Sends text.
	 * @param message the text
	 */
	public void send(String message) {
		this.socket.sendText(message, true).join();
	}

	/**
	 * Takes the next message, and waits for it.
	 * @return the message
	 */
	public String next() {
		try {
			String next = this.received.poll(PATIENCE, TimeUnit.SECONDS);
			assertThat(next).as("a message, closed: " + this.closed.getNow("no")).isNotNull();
			return next;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Takes the next messages, which must be these.
	 * @param messages the messages
	 */
	public void expect(String... messages) {
		for (String message : messages) {
			assertThat(next()).isEqualTo(message);
		}
	}

	/**
	 * Takes messages until one comes.
	 * @param message the message
	 * @return those before it
	 */
	public List<String> until(String message) {
		List<String> before = new ArrayList<>();
		for (String next = next(); !next.equals(message); next = next()) {
			before.add(next);
		}
		return before;
	}

	/**
	 * Whether nobody has closed the connection.
	 * @return whether it is open
	 */
	public boolean isOpen() {
		return this.closed.getNow(null) == null;
	}

	/**
	 * How the server has closed the connection, or the connection has failed.
	 * @return the close code and the reason, or the failure
	 */
	public String closed() {
		return this.closed.orTimeout(PATIENCE, TimeUnit.SECONDS).join();
	}

	@Override
	public void close() {
		this.socket.abort();
	}

	@Override
	public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
		this.text.append(data);
		if (last) {
			this.received.add(this.text.toString());
			this.text.setLength(0);
		}
		webSocket.request(1);
		return null;
	}

	@Override
	public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
		this.closed.complete(statusCode + " " + reason);
		return null;
	}

	@Override
	public void onError(WebSocket webSocket, Throwable error) {
		this.closed.complete(error.toString());
	}

}
