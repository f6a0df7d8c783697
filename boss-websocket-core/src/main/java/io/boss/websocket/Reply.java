/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket;

import org.springframework.http.ProblemDetail;

/**
 * Reply to one request of a client, as a parameter of an {@code @OnIncoming} method: for
 * an answer that comes later, or in parts. {@code GenServer.reply/2} of Elixir, for
 * clients.
 * <ul>
 * <li><b>Threads</b>: safe on any thread, also after the callback has ended and from a
 * later callback; nothing blocks.</li>
 * <li><b>One end</b>: {@link #send}, {@link #complete} or {@link #fail}, whichever is
 * first; what comes after it is {@link SendResult#CLOSED}.</li>
 * <li><b>A message that is no request</b> (a client that sends no {@code boss.id}): what
 * is sent goes to the client as ordinary messages, as a return value would, and the end
 * is not told.</li>
 * </ul>
 * A reply that never ends stays open until its client goes, and counts against
 * {@code boss.websocket.requests.max-open}.
 *
 * @param <T> the type of the answer, or of its parts
 * @since 0.1.0
 */
public interface Reply<T> {

	/**
	 * Sends the answer, and ends the reply.
	 * @param answer the answer
	 * @return the result
	 * @throws org.springframework.messaging.converter.MessageConversionException if the
	 * answer cannot be written; the client is told that its request has failed
	 */
	SendResult send(T answer);

	/**
	 * Sends a part of the answer; more may follow.
	 * @param part the part
	 * @return the result
	 * @throws org.springframework.messaging.converter.MessageConversionException if the
	 * part cannot be written; the client is told that its request has failed
	 */
	SendResult next(T part);

	/**
	 * Ends the reply after its parts, or without any.
	 * @return the result
	 */
	SendResult complete();

	/**
	 * Ends the reply with a problem.
	 * @param problem what the client is told (RFC 9457)
	 * @return the result
	 */
	SendResult fail(ProblemDetail problem);

	/**
	 * Whether nobody waits for the reply any more: the client has cancelled the request,
	 * or is gone. A client that may come back is not gone.
	 * @return whether sending is in vain
	 */
	boolean isCancelled();

	/**
	 * Runs an action when the client cancels the request or goes before the reply has
	 * ended; at once if that has happened. Once, on a thread that must not be blocked.
	 * @param action what to do; what it throws is logged
	 */
	void onCancel(Runnable action);

}
