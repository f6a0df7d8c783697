/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.client;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import io.boss.websocket.BossMessage;
import io.boss.websocket.test.payload.Payloads;
import org.assertj.core.api.AssertProvider;
import org.jspecify.annotations.Nullable;

/**
 * WebSocket client for tests with a real server, as with
 * {@code @SpringBootTest(webEnvironment = RANDOM_PORT)}. AssertJ's
 * {@code assertThat(client)} knows it. <pre class="code">
 * try (BossWebSocketClient ann = BossWebSocketClient.connect(this.port, "/websocket/room")) {
 *     ann.send(new Say("hello"));
 *     assertThat(ann).received(Said.class).containsExactly(new Said("ann", "hello"));
 * }
 * </pre>
 * <ul>
 * <li><b>Waiting</b>: what waits does so for 40 seconds at most, or as long as the system
 * property {@code boss.test.patience} says, for example {@code 2m}; and no longer than
 * the connection lasts.</li>
 * <li><b>Failures</b> are an {@link AssertionError} that says how the connection fares
 * and what was sent and received last.</li>
 * <li><b>Memory</b>: the client stops reading while 100,000 messages or 64 MiB wait to be
 * taken.</li>
 * <li><b>Threads</b>: safe on any thread.</li>
 * </ul>
 *
 * @since 0.1.0
 */
public final class BossWebSocketClient implements AssertProvider<BossWebSocketClientAssert>, AutoCloseable {

	private final Conversation conversation;

	private final Payloads payloads;

	BossWebSocketClient(Conversation conversation, Payloads payloads) {
		this.conversation = conversation;
		this.payloads = payloads;
	}

	/**
	 * Connects to a server of this machine.
	 * @param port the port
	 * @param path the path, perhaps with a query: {@code /websocket/room?name=ann}
	 * @return the client, which must be closed
	 * @throws AssertionError if the server refuses, with its answer
	 * @throws java.io.UncheckedIOException if there is no server
	 */
	public static BossWebSocketClient connect(int port, String path) {
		return to(port, path).connect();
	}

	/**
	 * Connects.
	 * @param uri the URI, with the scheme {@code ws} or {@code wss}
	 * @return the client, which must be closed
	 * @throws AssertionError if the server refuses, with its answer
	 * @throws java.io.UncheckedIOException if no server can be reached
	 */
	public static BossWebSocketClient connect(URI uri) {
		return to(uri).connect();
	}

	/**
	 * Prepares a handshake with a server of this machine.
	 * @param port the port
	 * @param path the path, perhaps with a query: {@code /websocket/room?name=ann}
	 * @return the handshake, to add headers and the like to
	 */
	public static HandshakeRequest to(int port, String path) {
		if (!path.startsWith("/")) {
			throw new IllegalArgumentException("A path begins with a slash, as in /websocket/room: " + path);
		}
		return to(URI.create("ws://localhost:" + port + path));
	}

	/**
	 * Prepares a handshake.
	 * @param uri the URI, with the scheme {@code ws} or {@code wss}
	 * @return the handshake, to add headers and the like to
	 */
	public static HandshakeRequest to(URI uri) {
		return new HandshakeRequest(uri);
	}

	/**
	 * The subprotocol that was agreed on.
	 * @return the subprotocol, or {@code null} if there is none
	 */
	public @Nullable String subprotocol() {
		return this.conversation.subprotocol();
	}

	/**
	 * Sends a text message, or the end of one that {@link #sendPart(String)} has begun.
	 * @param text the text
	 * @return this client
	 * @throws AssertionError if it cannot be sent
	 */
	public BossWebSocketClient send(String text) {
		this.conversation.transmit("sent " + RecentEvents.describe(text), (socket) -> socket.sendText(text, true));
		return this;
	}

	/**
	 * Sends a binary message, or the end of one that {@link #sendPart(byte[])} has begun.
	 * @param bytes the bytes, which must not change before this returns
	 * @return this client
	 * @throws AssertionError if it cannot be sent
	 */
	public BossWebSocketClient send(byte[] bytes) {
		this.conversation.transmit("sent " + bytes.length + " bytes",
				(socket) -> socket.sendBinary(ByteBuffer.wrap(bytes), true));
		return this;
	}

	/**
	 * Sends an object as JSON in a text message; text, a {@code byte[]} and a
	 * {@link BossMessage} are sent as they are.
	 * @param payload the object
	 * @return this client
	 * @throws AssertionError if it cannot be sent
	 * @throws tools.jackson.core.JacksonException if it cannot be written
	 */
	public BossWebSocketClient send(Object payload) {
		BossMessage message = this.payloads.write(payload);
		if (message instanceof BossMessage.Text text) {
			return send(text.payload());
		}
		this.conversation.transmit("sent " + RecentEvents.describe(message),
				(socket) -> socket.sendBinary(message.bytes(), true));
		return this;
	}

	/**
	 * Sends a part of a text message, which {@link #send(String)} ends.
	 * @param text the part
	 * @return this client
	 * @throws AssertionError if it cannot be sent
	 */
	public BossWebSocketClient sendPart(String text) {
		this.conversation.transmit("sent the part " + RecentEvents.describe(text),
				(socket) -> socket.sendText(text, false));
		return this;
	}

	/**
	 * Sends a part of a binary message, which {@link #send(byte[])} ends.
	 * @param bytes the part, which must not change before this returns
	 * @return this client
	 * @throws AssertionError if it cannot be sent
	 */
	public BossWebSocketClient sendPart(byte[] bytes) {
		this.conversation.transmit("sent a part of " + bytes.length + " bytes",
				(socket) -> socket.sendBinary(ByteBuffer.wrap(bytes), false));
		return this;
	}

	/**
	 * Sends a ping, and waits for a pong: then the server has read all that was sent
	 * before. Whether the service has handled it, is another question.
	 * @return this client
	 * @throws AssertionError if there is no pong
	 */
	public BossWebSocketClient ping() {
		this.conversation.ping();
		return this;
	}

	/**
	 * Takes the next message, and waits for it.
	 * @return the message, a {@link String} or a {@code byte[]}
	 * @throws AssertionError if none comes
	 */
	public Object receive() {
		return receive(this.conversation.patience());
	}

	/**
	 * Takes the next message, and waits for it.
	 * @param patience the longest wait
	 * @return the message, a {@link String} or a {@code byte[]}
	 * @throws AssertionError if none comes
	 */
	public Object receive(Duration patience) {
		return Payloads.raw(this.conversation.receive(patience));
	}

	/**
	 * Takes the next message, and waits for it.
	 * @param <T> the type
	 * @param type the class that the message is read as from JSON, or {@code String},
	 * {@code byte[]} or {@link BossMessage} for the message as it is
	 * @return the message
	 * @throws AssertionError if none comes, or one that is not of the type
	 */
	public <T> T receive(Class<T> type) {
		BossMessage message = this.conversation.receive(this.conversation.patience());
		try {
			return this.payloads.read(message, type);
		}
		catch (IllegalArgumentException ex) {
			throw this.conversation.failure("Expected " + type.getSimpleName() + ", but received "
					+ RecentEvents.describe(message) + ". " + ex.getMessage(), ex);
		}
	}

	/**
	 * Takes the next message, which must be text, and waits for it.
	 * @return the text
	 * @throws AssertionError if none comes, or a binary one
	 */
	public String receiveText() {
		return receive(String.class);
	}

	/**
	 * Takes the next messages, which must be text, and waits for them.
	 * @param count the number of messages
	 * @return the texts
	 * @throws AssertionError if fewer come, or a binary one
	 */
	public List<String> receiveTexts(int count) {
		List<String> texts = new ArrayList<>();
		while (texts.size() < count) {
			texts.add(receiveText());
		}
		return texts;
	}

	/**
	 * Takes messages, which must be text, until one comes that meets a condition.
	 * @param last the condition
	 * @return the texts, of which the last meets the condition
	 * @throws AssertionError if none such comes, or a binary one
	 */
	public List<String> receiveTextsUntil(Predicate<? super String> last) {
		List<String> texts = new ArrayList<>();
		String text;
		do {
			text = receiveText();
			texts.add(text);
		}
		while (!last.test(text));
		return texts;
	}

	/**
	 * What has come so far, is of a type, and was not taken by {@code receive}. Takes
	 * nothing, and does not wait: {@code assertThat(client).received(type)} does.
	 * @param <T> the type
	 * @param type the class that messages are read as from JSON, or {@code String},
	 * {@code byte[]} or {@link BossMessage} for messages as they are
	 * @return the messages
	 */
	public <T> List<T> received(Class<T> type) {
		return this.payloads.readAll(this.conversation.inbox().messages(), type);
	}

	/**
	 * What has come so far, and was not taken by {@code receive}. Takes nothing, and does
	 * not wait.
	 * @return the messages, each a {@link String} or a {@code byte[]}
	 */
	public List<Object> received() {
		return received(Object.class);
	}

	/**
	 * What has come so far as text, and was not taken by {@code receive}. Takes nothing,
	 * and does not wait.
	 * @return the texts
	 */
	public List<String> receivedTexts() {
		return received(String.class);
	}

	/**
	 * Takes all that has come so far.
	 * @return this client
	 */
	public BossWebSocketClient clear() {
		this.conversation.clear();
		return this;
	}

	<T> List<T> awaitReceived(Class<T> type, Predicate<List<T>> condition) {
		this.conversation.inbox()
			.await(this.conversation.patience(), (messages) -> condition.test(this.payloads.readAll(messages, type)));
		return received(type);
	}

	/**
	 * Reads nothing more from the socket, so that what the server sends piles up. What is
	 * under way in this moment comes when the client reads again.
	 */
	public void stopReading() {
		this.conversation.stopReading();
	}

	/**
	 * Reads one message more than so far, and then nothing.
	 */
	public void readOne() {
		this.conversation.readOne();
	}

	/**
	 * Reads again all that there is.
	 */
	public void resumeReading() {
		this.conversation.resumeReading();
	}

	/**
	 * Whether neither end has closed the connection, as far as the client knows.
	 * @return whether it is open
	 */
	public boolean isOpen() {
		return this.conversation.isOpen();
	}

	/**
	 * Waits until the connection has ended.
	 * @return how it has ended
	 * @throws AssertionError if it lasts
	 */
	public ConnectionEnd awaitEnd() {
		return this.conversation.awaitEnd();
	}

	/**
	 * Sends a close frame. What the server says until it answers can still be received.
	 * @param code the close code: 1000, or 3000 to 4999
	 * @param reason the close reason, at most 123 bytes in UTF-8
	 * @throws AssertionError if it cannot be sent
	 */
	public void close(int code, String reason) {
		this.conversation.close(code, reason);
	}

	/**
	 * Closes with code 1000, unless the connection is closed already. Does not wait for
	 * the answer, without which the connection is aborted after some seconds.
	 */
	@Override
	public void close() {
		this.conversation.close();
	}

	/**
	 * Loses the connection: it ends without a close frame.
	 */
	public void disconnect() {
		this.conversation.abort();
	}

	/**
	 * Assertions about this client.
	 */
	@Override
	public BossWebSocketClientAssert assertThat() {
		return new BossWebSocketClientAssert(this);
	}

	AssertionError failure(String message) {
		return this.conversation.failure(message);
	}

	String describe() {
		return this.conversation.describe();
	}

	/**
	 * Where the client is connected to, and how the connection fares.
	 */
	@Override
	public String toString() {
		return this.conversation.toString();
	}

}
