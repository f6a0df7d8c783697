package io.boss.websocket.demo;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A WebSocket client of the JDK whose messages can be waited for.
 */
public final class TestClient implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(40);

	private final BlockingQueue<Object> received = new LinkedBlockingQueue<>();

	private final CompletableFuture<Integer> closeCode = new CompletableFuture<>();

	private final WebSocket socket;

	private TestClient(URI uri, WebSocket.Builder builder) {
		this.socket = builder.buildAsync(uri, new Listener()).join();
	}

	/**
	 * Connects to a service.
	 * @param port the port of the server
	 * @param service the name of the service
	 * @return the connected client
	 */
	public static TestClient connect(int port, String service) {
		return new TestClient(uri(port, service), HttpClient.newHttpClient().newWebSocketBuilder());
	}

	/**
	 * Connects to a service, with subprotocols.
	 * @param port the port of the server
	 * @param service the name of the service
	 * @param protocol the subprotocol that is wanted most
	 * @param protocols others
	 * @return the connected client
	 */
	public static TestClient connect(int port, String service, String protocol, String... protocols) {
		return new TestClient(uri(port, service),
				HttpClient.newHttpClient().newWebSocketBuilder().subprotocols(protocol, protocols));
	}

	private static URI uri(int port, String service) {
		return URI.create("ws://localhost:" + port + "/websocket/" + service);
	}

	/**
	 * Sends a text message.
	 * @param text the text
	 */
	public void send(String text) {
		this.socket.sendText(text, true).join();
	}

	/**
	 * Sends the beginning of a text message, which {@link #send(String)} ends.
	 * @param text the beginning
	 */
	public void sendPart(String text) {
		this.socket.sendText(text, false).join();
	}

	/**
	 * Sends a binary message.
	 * @param bytes the bytes
	 */
	public void send(byte[] bytes) {
		this.socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
	}

	/**
	 * Waits for the next message.
	 * @return the message, a {@link String} or a {@link ByteBuffer}
	 */
	public Object take() {
		try {
			Object message = this.received.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
			assertThat(message).as("a message within " + PATIENCE).isNotNull();
			return message;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Waits for a text message, passing over those before it.
	 * @param condition what the text must meet
	 * @return the text
	 */
	public String takeUntil(Predicate<String> condition) {
		while (true) {
			if (take() instanceof String text && condition.test(text)) {
				return text;
			}
		}
	}

	/**
	 * Waits for the server's close frame.
	 * @return its code
	 */
	public int closeCode() {
		return this.closeCode.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
	}

	@Override
	public void close() {
		// The client may be answering a close of the server in this moment, and say no to
		// another.
		if (!this.closeCode.isDone() && !this.socket.isOutputClosed()) {
			this.socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
		}
	}

	private final class Listener implements WebSocket.Listener {

		private final StringBuilder text = new StringBuilder();

		@Override
		public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
			this.text.append(data);
			if (last) {
				TestClient.this.received.add(this.text.toString());
				this.text.setLength(0);
			}
			socket.request(1);
			return null;
		}

		@Override
		public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
			TestClient.this.received.add(ByteBuffer.allocate(data.remaining()).put(data).flip());
			socket.request(1);
			return null;
		}

		@Override
		public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
			TestClient.this.closeCode.complete(code);
			return null;
		}

		@Override
		public void onError(WebSocket socket, Throwable error) {
			TestClient.this.closeCode.completeExceptionally(error);
		}

	}

}
