/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

/**
 * Handle of one client, which a service keeps in its state and sends messages with.
 * <ul>
 * <li><b>Threads</b>: safe on any thread.</li>
 * <li><b>Blocking</b>: no method blocks or performs I/O, whatever the client does;
 * messages wait in a bounded queue.</li>
 * <li><b>Ordering</b>: what one thread sends arrives in that order, and no message is
 * ever torn or mixed with another's. {@link #close()} waits its turn behind what was sent
 * before.</li>
 * <li><b>A full queue</b> closes the client with code 1008, or does what the
 * {@link OverflowPolicy} of the service or of the message says, with a warning in the
 * log; no other client notices.</li>
 * <li><b>A closed connection</b> ignores messages, and says so in the result.</li>
 * </ul>
 *
 * @since 0.1.0
 */
public interface BossConnection {

	/**
	 * Identifies the connection among all others of the cluster, for
	 * {@link BossServices#connection} on any node. Opaque; in a cluster it ends with a
	 * dot and the id of the node.
	 * @return the id
	 */
	String id();

	/**
	 * Name of the service that the client connected to.
	 * @return the name of the service
	 */
	String service();

	/**
	 * Key of the instance that the client belongs to, if the service is keyed
	 * ({@code @BossService("room/{id}")}).
	 * @return the key as text, or {@code null} if the service has no keys
	 */
	default @Nullable String key() {
		return null;
	}

	/**
	 * Handshake with which the client has connected.
	 * @return the handshake
	 */
	Handshake handshake();

	/**
	 * ChicagoBoss's {@code SessionId}: the id of the HTTP session that existed at the
	 * handshake, or the value of the cookie that {@code boss.websocket.session-cookie}
	 * names.
	 * @return the session id, or {@code null} if there is none
	 */
	@Nullable String sessionId();

	/**
	 * Attributes that the application keeps for the client; they begin with the
	 * attributes of the handshake. Safe on any thread; keys and values are never null.
	 * @return the attributes, to read and to write
	 */
	Map<String, Object> attributes();

	/**
	 * Whether sending still makes sense.
	 * @return whether the connection is neither closed nor closing
	 */
	boolean isOpen();

	/**
	 * Whether the client has a socket at this moment. A client of a service with
	 * {@code resume.enabled} that was lost and may come back has none: it is
	 * {@link #isOpen() open}, and what it is sent waits.
	 * @return whether it is attached; always if it is open and cannot come back
	 */
	default boolean isAttached() {
		return isOpen();
	}

	/**
	 * Whether the client was joined to an earlier instance of the service before.
	 * @return whether this is a join after a restart
	 */
	boolean isRejoined();

	/**
	 * Sends a text message.
	 * @param text the text
	 * @return the result
	 */
	SendResult send(String text);

	/**
	 * Sends a binary message.
	 * @param bytes the bytes, which are copied
	 * @return the result
	 */
	SendResult send(byte[] bytes);

	/**
	 * Sends a message.
	 * @param message the message
	 * @return the result
	 */
	SendResult send(BossMessage message);

	/**
	 * Sends an object as the message that {@link #encode(Object)} makes of it.
	 * @param payload the object
	 * @return the result
	 * @throws org.springframework.messaging.converter.MessageConversionException if the
	 * object cannot be written
	 */
	default SendResult send(Object payload) {
		return send(encode(payload));
	}

	/**
	 * Makes a message of an object, for sending the same object to many connections: a
	 * string becomes text, a {@code byte[]} binary, a {@link BossMessage} is taken as it
	 * is, and everything else becomes JSON in a text message.
	 * @param payload the object
	 * @return the message
	 * @throws org.springframework.messaging.converter.MessageConversionException if the
	 * object cannot be written
	 */
	BossMessage encode(Object payload);

	/**
	 * Asks the client, and does not wait: in a callback,
	 * {@code self().pipeToSelf("confirm", client.ask(...))}. The request is
	 * {@link #encode(Object) encoded} like any other payload and must become a JSON
	 * object.
	 * @param request the request
	 * @param type the type of the answer; {@link Void} for one that does not matter
	 * @param timeout how long to wait
	 * @param <T> the type of the answer
	 * @return the answer; fails with a {@link ClientAskException}, at once if the client
	 * does not speak {@code boss.v1}. It is completed on one of the threads that run
	 * callbacks, and beside them: what follows must not use the state of the service, and
	 * does not hold up those that read and write.
	 */
	default <T> CompletionStage<T> ask(Object request, Class<T> type, Duration timeout) {
		return CompletableFuture.failedFuture(new ClientAskException(ClientAskException.Failure.UNSUPPORTED,
				"The client does not speak boss.v1", null, null));
	}

	/**
	 * The same with the timeout of {@code boss.websocket.requests.timeout}.
	 * @param request the request
	 * @param type the type of the answer
	 * @param <T> the type of the answer
	 * @return the answer, or a failure
	 */
	default <T> CompletionStage<T> ask(Object request, Class<T> type) {
		return ask(request, type, Duration.ofSeconds(30));
	}

	/**
	 * Sends an empty ping (RFC 6455, section 5.5.2). The pong is not reported.
	 * @return the result
	 */
	SendResult ping();

	/**
	 * Closes with code 1000 after what has been sent so far.
	 * @return the result
	 */
	default SendResult close() {
		return close(CloseCode.NORMAL, "");
	}

	/**
	 * Closes after what has been sent so far.
	 * @param code the close code: 1000, 1008, 1011, 1013 or 3000 to 4999 are usual
	 * @param reason the close reason, cut at 123 bytes of UTF-8
	 * @return the result
	 * @throws IllegalArgumentException if the code cannot be sent
	 */
	SendResult close(CloseCode code, String reason);

}
