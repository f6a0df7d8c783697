/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.session;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.ClientAskException;
import io.boss.websocket.stats.ResumeResult;
import org.jspecify.annotations.Nullable;

/**
 * Session of a client that speaks {@code boss.v1}: what the protocol says to it and hears
 * of it, beside the messages of the application. Safe on any thread.
 */
public final class ProtocolSession {

	private static final byte[] ANSWER = ClientAnswer.BEGIN.getBytes(StandardCharsets.US_ASCII);

	private final Mark mark = Mark.next();

	private final AskSettings settings;

	// Most clients are never asked.
	private final AtomicReference<@Nullable ClientAsks> asks = new AtomicReference<>();

	// Why the client does not get the session that it has asked for, if it has.
	private final @Nullable ResumeResult instead;

	/**
	 * Begins a session.
	 * @param instead why the client does not get the one that it has asked for, or
	 * {@code null} if it has asked for none
	 * @param settings how the client is asked
	 */
	public ProtocolSession(@Nullable ResumeResult instead, AskSettings settings) {
		this.instead = instead;
		this.settings = settings;
	}

	/**
	 * What a connection begins with.
	 * @param welcome what the client is told
	 * @return the text
	 */
	public String welcome(Welcome welcome) {
		Welcome told = (this.instead != null && !welcome.resumed()) ? welcome.insteadOf(this.instead) : welcome;
		return told.text(this.mark);
	}

	/**
	 * Tells the client what has been received.
	 * @param count how many messages since the session has begun
	 * @return the text
	 */
	public String acknowledgement(long count) {
		return "{\"boss\":\"" + this.mark.text() + "\",\"type\":\"boss.ack\",\"n\":" + count + "}";
	}

	/**
	 * A sign of life.
	 * @return the text
	 */
	public String beat() {
		return this.mark.open("boss.beat") + "}";
	}

	/**
	 * What comes before a close frame after which the client may come back.
	 * @param code the close code
	 * @param retryAfter milliseconds of which the client waits a random part
	 * @return the text
	 */
	public String bye(int code, long retryAfter) {
		return this.mark.open("boss.bye") + ",\"code\":" + code + ",\"retryAfter\":" + retryAfter + "}";
	}

	/**
	 * Reads a message if it is one to the protocol.
	 * @param message a message of the client
	 * @return what it says, or {@code null} if it is the application's
	 */
	public @Nullable MarkedMessage read(BossMessage message) {
		return beginsWith(message.bytes(), this.mark.prefix()) ? MarkedMessage.read(message, this.mark) : null;
	}

	/**
	 * Asks the client.
	 * @param client the client
	 * @param request the request
	 * @param type the type of the answer
	 * @param timeout how long to wait, or {@code null} for as long as usual
	 * @param <T> the type of the answer
	 * @return the answer, or a {@link ClientAskException}
	 */
	public <T> CompletionStage<T> ask(BossConnection client, Object request, Class<T> type,
			@Nullable Duration timeout) {
		ClientAsks asks = asks();
		return client.isOpen()
				? asks.ask(client, request, type, (timeout != null) ? timeout : this.settings.limits().timeout())
				: asks.refuse(ClientAskException.Failure.CLOSED, "The client is gone", null);
	}

	private ClientAsks asks() {
		ClientAsks asks = this.asks.get();
		if (asks != null) {
			return asks;
		}
		ClientAsks fresh = new ClientAsks(this.settings, this.mark);
		return this.asks.compareAndSet(null, fresh) ? fresh : asks();
	}

	/**
	 * Takes a message if it is an answer, be it one that nobody waits for.
	 * @param message a message of the client, which is not {@linkplain #read marked}
	 * @return whether it is not for the service
	 */
	public boolean takesAnswer(BossMessage message) {
		boolean answer = message instanceof BossMessage.Text && beginsWith(message.bytes(), ANSWER);
		if (answer) {
			asks().answered(ClientAnswer.of(((BossMessage.Text) message).payload()));
		}
		return answer;
	}

	/**
	 * The client is gone, and does not come back.
	 */
	public void ended() {
		asks().close();
	}

	private static boolean beginsWith(ByteBuffer bytes, byte[] prefix) {
		return bytes.remaining() >= prefix.length
				&& bytes.slice(bytes.position(), prefix.length).equals(ByteBuffer.wrap(prefix));
	}

}
