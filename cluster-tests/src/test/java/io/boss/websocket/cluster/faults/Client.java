package io.boss.websocket.cluster.faults;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client of the chat, by the JDK's own HTTP client.
 */
final class Client implements WebSocket.Listener, AutoCloseable {

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private static final int PATIENCE = 20;

	private final BlockingQueue<String> received = new LinkedBlockingQueue<>(100_000);

	private final StringBuilder text = new StringBuilder();

	private final WebSocket socket;

	private volatile @Nullable String closed;

	private Client(URI uri) {
		this.socket = HTTP.newWebSocketBuilder().buildAsync(uri, this).join();
	}

	static Client connect(URI uri) {
		return new Client(uri);
	}

	void send(String message) {
		this.socket.sendText(message, true).join();
	}

	String next() {
		try {
			String next = this.received.poll(PATIENCE, TimeUnit.SECONDS);
			assertThat(next).as("a message, closed: " + this.closed).isNotNull();
			return next;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	void expect(String... messages) {
		for (String message : messages) {
			assertThat(next()).isEqualTo(message);
		}
	}

	/**
	 * Takes messages until one comes.
	 * @param message the message
	 * @return those before it
	 */
	List<String> until(String message) {
		List<String> before = new ArrayList<>();
		for (String next = next(); !next.equals(message); next = next()) {
			before.add(next);
		}
		return before;
	}

	boolean isOpen() {
		return this.closed == null;
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
		this.closed = statusCode + " " + reason;
		return null;
	}

	@Override
	public void onError(WebSocket webSocket, Throwable error) {
		this.closed = error.toString();
	}

}
