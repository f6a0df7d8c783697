/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test;

import java.util.List;
import java.util.function.Function;

import io.boss.websocket.CloseReason;
import org.assertj.core.api.AssertProvider;
import org.jspecify.annotations.Nullable;

/**
 * Client of a service under test, which behaves as a browser does: it answers pings and
 * closes. What it sends runs when the test looks ({@link BossTester}).
 * <p>
 * What it gets is <i>unread</i> until {@link #receive()} or {@link #clear()}; assertions
 * look at what is unread, and leave it.
 *
 * @since 0.1.0
 */
public interface TestClient extends AssertProvider<TestClientAssert> {

	/**
	 * Name of the client in the transcript and in failures.
	 * @return the name that {@link TestHandshake#named} gives, or that of the user for
	 * whom the server takes the client, or {@code client-1} and so on; with a number if
	 * another client has that name
	 */
	String name();

	/**
	 * The subprotocol that the server has chosen.
	 * @return the subprotocol, or {@code null} if there is none
	 */
	@Nullable String subprotocol();

	/**
	 * Answers at once what the service asks
	 * ({@link io.boss.websocket.BossConnection#ask}) if it can be read as a type; what
	 * can be read as none is answered with 501. For clients that speak {@code boss.v1}
	 * ({@link TestHandshake#bossV1()}).
	 * @param <T> the type of the requests
	 * @param type the class that requests are read as from JSON
	 * @param answer makes the answer: an object, {@code null} for none, or a
	 * {@link org.springframework.http.ProblemDetail} for a failure
	 * @return this client
	 */
	<T> TestClient whenAsked(Class<T> type, Function<? super T, ? extends @Nullable Object> answer);

	/**
	 * Sends a text message. As in a browser, nothing is sent when the connection has
	 * ended.
	 * @param text the text
	 * @return this client
	 */
	TestClient send(String text);

	/**
	 * Sends a binary message.
	 * @param bytes the bytes
	 * @return this client
	 */
	TestClient send(byte[] bytes);

	/**
	 * Sends an object as JSON in a text message; text, a {@code byte[]} and a
	 * {@link io.boss.websocket.BossMessage} are sent as they are.
	 * @param payload the object
	 * @return this client
	 */
	TestClient send(Object payload);

	/**
	 * Sends a text message in several frames.
	 * @param parts the parts of the text
	 * @return this client
	 */
	TestClient sendParts(String... parts);

	/**
	 * Sends an empty ping.
	 * @return this client
	 */
	TestClient ping();

	/**
	 * The next message, which is read by that.
	 * @return a {@link String} or a {@code byte[]}
	 * @throws AssertionError if there is none; it says what came before, and how the
	 * connection is
	 */
	Object receive();

	/**
	 * The next message as an object, which is read by that.
	 * @param <T> the type of the object
	 * @param type the class that the message is read as from JSON, or {@code String},
	 * {@code byte[]} or {@link io.boss.websocket.BossMessage} for the message as it is
	 * @return the object that the JSON of the message says
	 * @throws AssertionError if there is no message, or it says something else
	 */
	<T> T receive(Class<T> type);

	/**
	 * The next message, which must be text and is read by that.
	 * @return the text
	 * @throws AssertionError if there is no message, or it is binary
	 */
	default String receiveText() {
		return receive(String.class);
	}

	/**
	 * Messages that are unread.
	 * @return a copy, each a {@link String} or a {@code byte[]}
	 */
	List<Object> received();

	/**
	 * Messages that are unread and can be read as a type: JSON of exactly the properties
	 * that the type has. Others are passed over.
	 * @param <T> the type of the objects
	 * @param type the class that messages are read as from JSON, or {@code String},
	 * {@code byte[]} or {@link io.boss.websocket.BossMessage} for messages as they are
	 * @return the objects, in the order in which they came
	 */
	<T> List<T> received(Class<T> type);

	/**
	 * Text messages that are unread.
	 * @return a copy
	 */
	List<String> receivedTexts();

	/**
	 * Takes all that has come as read.
	 * @return this client
	 */
	TestClient clear();

	/**
	 * Closes with code 1000, as a browser does that leaves a page in good order.
	 */
	default void close() {
		close(1000, "");
	}

	/**
	 * Sends a close frame.
	 * @param code the close code, or 1005 for a frame without one
	 * @param reason the close reason
	 */
	void close(int code, String reason);

	/**
	 * Reads no more: what the service sends waits at the server.
	 */
	void stopReading();

	/**
	 * Reads one message, and then no more.
	 */
	void readOne();

	/**
	 * Reads again all that there is.
	 */
	void resumeReading();

	/**
	 * Vanishes, as a phone in a tunnel: the server is not told, and hears nothing any
	 * more.
	 */
	void vanish();

	/**
	 * Loses the connection, and the server hears of it at once, after what this client
	 * has sent.
	 */
	void disconnect();

	/**
	 * Comes back after the connection was lost, with another handshake like the first,
	 * and to the session of before: what it has missed comes, and what the server has not
	 * received is sent again. If the old connection seems alive to the server, because
	 * the client {@linkplain #vanish() has vanished}, the new one takes its place. Only
	 * for a client that speaks {@linkplain TestHandshake#bossV1() boss.v1}; what it sends
	 * meanwhile is sent then.
	 * @return this client
	 * @throws IllegalStateException if the client does not speak {@code boss.v1}
	 * @throws AssertionError if the handshake is refused
	 */
	TestClient comeBack();

	/**
	 * Whether the session has gone on when the client came back last.
	 * @return whether it has; {@code false} if the client never came back
	 */
	boolean isResumed();

	/**
	 * The reason that the server gave when the client came back last and its session did
	 * not go on.
	 * @return the reason, such as {@code expired}, or {@code null} if there is none
	 */
	@Nullable String notResumedReason();

	/**
	 * Whether the connection is open, as the client sees it.
	 * @return whether it has not ended
	 */
	boolean isOpen();

	/**
	 * The code with which the connection has ended.
	 * @return the code of the server's close frame, 1005 for one without, 1006 if there
	 * was none, or {@code null} while the connection is open
	 */
	@Nullable Integer closeCode();

	/**
	 * The reason text of the server's close frame.
	 * @return the text, empty if there is none
	 */
	String closeReason();

	/**
	 * The reason as the service hears it.
	 * @return the reason, or {@code null} while the server takes the connection for open
	 */
	@Nullable CloseReason serverReason();

	/**
	 * The last lines of the transcript, for failures.
	 * @return what happened last, one line for each event
	 */
	String recentEvents();

	@Override
	default TestClientAssert assertThat() {
		return new TestClientAssert(this);
	}

}
