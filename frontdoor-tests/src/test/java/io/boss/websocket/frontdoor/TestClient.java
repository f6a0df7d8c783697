package io.boss.websocket.frontdoor;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client by the JDK's own HTTP client.
 */
final class TestClient implements WebSocket.Listener, AutoCloseable {

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private static final Duration PATIENCE = Duration.ofSeconds(40);

	private final BlockingQueue<Object> received = new LinkedBlockingQueue<>(100_000);

	final CompletableFuture<String> closed = new CompletableFuture<>();

	private final Semaphore pong = new Semaphore(0);

	private final StringBuilder text = new StringBuilder();

	private final ByteArrayOutputStream binary = new ByteArrayOutputStream();

	private final WebSocket socket;

	private TestClient(WebSocket.Builder builder, URI uri) {
		this.socket = builder.buildAsync(uri, this).join();
	}

	static TestClient connect(URI uri, String... subprotocols) {
		return connect(uri, Map.of(), subprotocols);
	}

	static TestClient connect(URI uri, Map<String, String> headers, String... subprotocols) {
		WebSocket.Builder builder = HTTP.newWebSocketBuilder();
		headers.forEach(builder::header);
		if (subprotocols.length > 0) {
			builder.subprotocols(subprotocols[0], Arrays.copyOfRange(subprotocols, 1, subprotocols.length));
		}
		return new TestClient(builder, uri);
	}

	WebSocket socket() {
		return this.socket;
	}

	void send(String message) {
		this.socket.sendText(message, true).join();
	}

	void send(byte[] message) {
		this.socket.sendBinary(ByteBuffer.wrap(message), true).join();
	}

	/**
	 * Waits until the server has taken all that was sent so far: it answers a ping after
	 * it has handed over the messages before.
	 */
	void awaitTaken() {
		this.socket.sendPing(ByteBuffer.allocate(0)).join();
		try {
			assertThat(this.pong.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("a pong").isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	Object next() {
		try {
			Object next = this.received.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
			assertThat(next).as("a message within " + PATIENCE + ", closed: " + this.closed.getNow("no")).isNotNull();
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

	boolean hasReceivedNothing() {
		return this.received.isEmpty();
	}

	/**
	 * Waits for the close.
	 * @return the code and the reason, as "1000 reason"
	 */
	String closed() {
		return this.closed.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
	}

	void close(int code, String reason) {
		this.socket.sendClose(code, reason).join();
	}

	@Override
	public void close() {
		this.socket.abort();
	}

	@Override
	public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
		this.text.append(data);
		if (last) {
			this.received.add(this.text.toString());
			this.text.setLength(0);
		}
		webSocket.request(1);
		return null;
	}

	@Override
	public CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
		byte[] bytes = new byte[data.remaining()];
		data.get(bytes);
		this.binary.writeBytes(bytes);
		if (last) {
			this.received.add(this.binary.toByteArray());
			this.binary.reset();
		}
		webSocket.request(1);
		return null;
	}

	@Override
	public CompletionStage<?> onPong(WebSocket webSocket, ByteBuffer message) {
		this.pong.release();
		webSocket.request(1);
		return null;
	}

	@Override
	public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
		this.closed.complete((statusCode + " " + reason).trim());
		return null;
	}

	@Override
	public void onError(WebSocket webSocket, Throwable error) {
		this.closed.complete("error " + error);
	}

}
