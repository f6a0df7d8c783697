/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.CloseCode;
import io.boss.websocket.CloseReason;
import io.boss.websocket.Handshake;
import io.boss.websocket.SendResult;
import io.boss.websocket.test.payload.Payloads;
import org.assertj.core.api.AssertProvider;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.messaging.converter.MessageConversionException;

/**
 * Connection without a socket, which remembers what it was sent: for tests that call the
 * methods of a service themselves. Behaves in a {@link io.boss.websocket.ConnectionGroup}
 * as any other. AssertJ's {@code assertThat(connection)} knows it. <pre class="code">
 * FakeConnection ann = new FakeConnection("1").user("ann");
 * new RoomService().joined(ann, room);
 * assertThat(ann).received(Said.class).containsExactly(new Said("ann", "hello"));
 * </pre>
 * <p>
 * Safe on any thread. Converts objects to JSON and back as a service with the usual
 * converters does.
 *
 * @since 0.1.0
 */
public final class FakeConnection implements BossConnection, AssertProvider<FakeConnectionAssert> {

	private static final int MAX_MESSAGES = 100_000;

	private final String id;

	private final Map<String, Object> attributes = new ConcurrentHashMap<>();

	private final List<BossMessage> messages = new ArrayList<>();

	private volatile Handshake handshake = Handshake.builder(URI.create("/websocket/test")).build();

	private volatile String service = "test";

	private volatile @Nullable String key;

	private volatile @Nullable String sessionId;

	private volatile SendResult result = SendResult.QUEUED;

	private volatile Payloads payloads = new Payloads(null);

	private volatile boolean rejoined;

	private volatile boolean attached = true;

	private final FakeAnswers answers = new FakeAnswers();

	private int pings;

	private @Nullable CloseReason end;

	/**
	 * Creates an open connection to a service {@code test}, of nobody, with a handshake
	 * that has only a URI.
	 * @param id the id, by which a group tells connections apart
	 */
	public FakeConnection(String id) {
		this.id = id;
	}

	/**
	 * Sets the service.
	 * @param service the name of the service
	 * @return this connection
	 */
	public FakeConnection service(String service) {
		this.service = service;
		return this;
	}

	/**
	 * Sets the key of the instance, for a keyed service.
	 * @param key the key
	 * @return this connection
	 */
	public FakeConnection key(String key) {
		this.key = key;
		return this;
	}

	/**
	 * Sets the handshake, and puts its attributes to those of the connection.
	 * @param handshake the handshake, made by {@link Handshake#builder}
	 * @return this connection
	 */
	public FakeConnection handshake(Handshake handshake) {
		this.handshake = handshake;
		this.attributes.putAll(handshake.attributes());
		return this;
	}

	/**
	 * Sets the user of the handshake.
	 * @param name the name of the principal
	 * @return this connection
	 */
	public FakeConnection user(String name) {
		this.handshake = FakeUser.in(this.handshake, name);
		return this;
	}

	/**
	 * Sets the session id.
	 * @param sessionId the id, or {@code null} for none, which is the default
	 * @return this connection
	 */
	public FakeConnection sessionId(@Nullable String sessionId) {
		this.sessionId = sessionId;
		return this;
	}

	/**
	 * Sets how objects become JSON, and JSON objects. By default a mapper with the
	 * modules of the class path. Types are told apart by their properties.
	 * @param json the mapper, for example that of the application
	 * @return this connection
	 */
	public FakeConnection json(JsonMapper json) {
		this.payloads = new Payloads(json);
		return this;
	}

	/**
	 * From now on, the connection counts as one that is joined again after a restart.
	 * @return this connection
	 */
	public FakeConnection rejoined() {
		this.rejoined = true;
		return this;
	}

	/**
	 * From now on, sending has this result; messages are remembered only if it is
	 * {@link SendResult#QUEUED}. {@link SendResult#OVERFLOW} closes the connection with
	 * 1008 when something is sent, and {@link SendResult#CLOSED} with 1006 at once.
	 * @param result the result
	 * @return this connection
	 */
	public FakeConnection answer(SendResult result) {
		this.result = result;
		if (result == SendResult.CLOSED) {
			disconnect();
		}
		return this;
	}

	/**
	 * From now on, the client speaks {@code boss.v1}, and answers at once when it is
	 * {@linkplain #ask asked}; requests of no such type fail. All are remembered among
	 * the messages.
	 * @param <T> the type of the requests
	 * @param type the class of the requests
	 * @param answer makes the answer: an object, {@code null} for none, a
	 * {@link org.springframework.http.ProblemDetail} for a failure, or a
	 * {@link Throwable} or a {@link CompletionStage} as they are
	 * @return this connection
	 */
	public <T> FakeConnection whenAsked(Class<T> type, Function<? super T, ? extends @Nullable Object> answer) {
		this.answers.add(type, answer);
		return this;
	}

	/**
	 * Ends as one whose client vanishes: the service is to be told by the test.
	 */
	public void disconnect() {
		end(new CloseReason(CloseReason.Kind.CONNECTION_LOST, CloseCode.ABNORMAL, ""));
	}

	private synchronized boolean end(CloseReason end) {
		boolean open = isOpen();
		this.end = open ? end : this.end;
		return open;
	}

	@Override
	public String id() {
		return this.id;
	}

	@Override
	public String service() {
		return this.service;
	}

	@Override
	public @Nullable String key() {
		return this.key;
	}

	@Override
	public Handshake handshake() {
		return this.handshake;
	}

	@Override
	public @Nullable String sessionId() {
		return this.sessionId;
	}

	@Override
	public Map<String, Object> attributes() {
		return this.attributes;
	}

	@Override
	public synchronized boolean isOpen() {
		return this.end == null;
	}

	/**
	 * Takes the socket of the client away, or gives it another.
	 * @param attached what {@link #isAttached()} says while it is open
	 * @return this connection
	 */
	public FakeConnection attached(boolean attached) {
		this.attached = attached;
		return this;
	}

	@Override
	public boolean isAttached() {
		return isOpen() && this.attached;
	}

	@Override
	public boolean isRejoined() {
		return this.rejoined;
	}

	@Override
	public SendResult send(String text) {
		return send(BossMessage.text(text));
	}

	@Override
	public SendResult send(byte[] bytes) {
		return send(BossMessage.binary(bytes));
	}

	@Override
	public synchronized SendResult send(BossMessage message) {
		if (this.end != null) {
			return SendResult.CLOSED;
		}
		if (this.result == SendResult.OVERFLOW) {
			end(new CloseReason(CloseReason.Kind.ERROR, CloseCode.POLICY_VIOLATION, ""));
		}
		if (this.result.isQueued()) {
			if (this.messages.size() == MAX_MESSAGES) {
				throw new IllegalStateException(
						this + " remembers " + MAX_MESSAGES + " messages, and no more: the test has to clear them");
			}
			this.messages.add(message);
		}
		return this.result;
	}

	@Override
	public BossMessage encode(Object payload) {
		try {
			return this.payloads.write(payload);
		}
		catch (JacksonException ex) {
			throw new MessageConversionException("Cannot write JSON: " + ex.getOriginalMessage(), ex);
		}
	}

	@Override
	public <T> CompletionStage<T> ask(Object request, Class<T> type, Duration timeout) {
		if (this.answers.isEmpty()) {
			return BossConnection.super.ask(request, type, timeout);
		}
		return send(encode(request)).isQueued() ? this.answers.answer(request, type, this.payloads)
				: FakeAnswers.gone();
	}

	@Override
	public synchronized SendResult ping() {
		if (this.end != null) {
			return SendResult.CLOSED;
		}
		this.pings++;
		return SendResult.QUEUED;
	}

	@Override
	public SendResult close(CloseCode code, String reason) {
		String text = CloseReason.sendable(code, reason);
		return end(new CloseReason(CloseReason.Kind.SHUTDOWN, code, text)) ? SendResult.QUEUED : SendResult.CLOSED;
	}

	/**
	 * Messages that were sent and not taken.
	 * @return a copy, each a {@code String} or a {@code byte[]}
	 */
	public List<Object> received() {
		return received(Object.class);
	}

	/**
	 * Messages that were sent, not taken, and are of a type.
	 * @param <T> the type
	 * @param type the class that messages are read as from JSON, or {@code String},
	 * {@code byte[]} or {@link BossMessage} for messages as they are
	 * @return the messages in their order
	 */
	public synchronized <T> List<T> received(Class<T> type) {
		return this.payloads.readAll(this.messages, type);
	}

	/**
	 * Text messages that were sent and not taken.
	 * @return a copy
	 */
	public List<String> receivedTexts() {
		return received(String.class);
	}

	/**
	 * Takes all messages, and shows those of a type.
	 * @param <T> the type
	 * @param type what {@link #received(Class)} takes
	 * @return the messages in their order
	 */
	public synchronized <T> List<T> take(Class<T> type) {
		List<T> taken = received(type);
		this.messages.clear();
		return taken;
	}

	/**
	 * Takes all messages, and shows those of text.
	 * @return the texts
	 */
	public List<String> takeTexts() {
		return take(String.class);
	}

	/**
	 * Takes all messages.
	 * @return this connection
	 */
	public synchronized FakeConnection clear() {
		this.messages.clear();
		return this;
	}

	/**
	 * Number of pings that were sent.
	 * @return the number
	 */
	public synchronized int pings() {
		return this.pings;
	}

	/**
	 * Reason with which the connection has ended.
	 * @return the reason, or {@code null} while the connection is open
	 */
	public synchronized @Nullable CloseReason closeReason() {
		return this.end;
	}

	/**
	 * Assertions about this connection.
	 */
	@Override
	public FakeConnectionAssert assertThat() {
		return new FakeConnectionAssert(this);
	}

	@Override
	public synchronized String toString() {
		return "FakeConnection[" + this.id + ((this.end != null) ? ", closed: " + this.end : "") + "]";
	}

}
