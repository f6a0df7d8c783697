/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.stats;

import io.boss.websocket.BossMessage;
import io.boss.websocket.CloseReason;
import io.boss.websocket.TerminationReason;
import io.boss.websocket.config.Limit;
import org.jspecify.annotations.Nullable;

/**
 * Port through which the engine tells what happens to one service and its clients. Called
 * on any thread, also on those that run callbacks and that write to sockets:
 * implementations must not block. What comes from a closed set may become a tag; ids and
 * messages must not.
 *
 * @since 0.1.0
 */
public interface ServiceStats {

	/**
	 * Counts nothing.
	 */
	ServiceStats NONE = new ServiceStats() {
	};

	/**
	 * A client has connected.
	 */
	default void connectionOpened() {
	}

	/**
	 * A client is gone.
	 * @param reason why
	 */
	default void connectionClosed(CloseReason.Kind reason) {
	}

	/**
	 * A handshake was refused.
	 * @param reason why
	 */
	default void handshakeRefused(RefusalReason reason) {
	}

	/**
	 * A message of a client has been read.
	 * @param connectionId the client
	 * @param message the message
	 */
	default void messageReceived(String connectionId, BossMessage message) {
	}

	/**
	 * A message for one or more clients was taken into their queues.
	 * @param connectionId the client, or {@code null} if it is for clients of a group
	 * @param clients for how many clients
	 * @param message the message
	 */
	default void messageSent(@Nullable String connectionId, int clients, BossMessage message) {
	}

	/**
	 * Something was written to the socket of a client, in one go.
	 * @param bytes how much of it the socket has taken
	 */
	default void flushed(int bytes) {
	}

	/**
	 * A message was not delivered to the service or to a client.
	 * @param reason why
	 */
	default void messageDropped(DropReason reason) {
	}

	/**
	 * Messages were not delivered to clients, all for the same reason.
	 * @param reason why
	 * @param messages how many, counted once for each client
	 */
	default void messagesDropped(DropReason reason, int messages) {
		for (int i = 0; i < messages; i++) {
			messageDropped(reason);
		}
	}

	/**
	 * A client has exceeded a limit.
	 * @param limit the limit
	 * @param enforced whether the client was refused or closed for it
	 */
	default void limitExceeded(Limit limit, boolean enforced) {
	}

	/**
	 * A broadcast was taken into the mailbox.
	 */
	default void broadcastReceived() {
	}

	/**
	 * A request between the service and a client was opened.
	 * @param direction which of the two has asked
	 */
	default void requestOpened(RequestDirection direction) {
	}

	/**
	 * A request that was {@link #requestOpened opened} has ended.
	 * @param direction which of the two has asked
	 * @param outcome how
	 * @param nanos how long it was open, in nanoseconds
	 */
	default void requestEnded(RequestDirection direction, RequestOutcome outcome, long nanos) {
	}

	/**
	 * A request was not opened, or an answer was not waited for.
	 * @param direction which of the two has asked
	 * @param outcome {@link RequestOutcome#REFUSED} or {@link RequestOutcome#STRAY}
	 */
	default void requestRefused(RequestDirection direction, RequestOutcome outcome) {
	}

	/**
	 * A client was lost, and its session waits for it.
	 */
	default void sessionDetached() {
	}

	/**
	 * A session that was {@link #sessionDetached detached} has ended or goes on.
	 * @param resumed whether it goes on
	 */
	default void sessionLeft(boolean resumed) {
	}

	/**
	 * A client has come back, or has tried to.
	 * @param result whether its session goes on, or why not
	 * @param replayed how many messages of before it is sent
	 */
	default void resumed(ResumeResult result, int replayed) {
	}

	/**
	 * Mail has waited, and is handled now.
	 * @param nanos how long it has waited, in nanoseconds
	 */
	default void mailWaited(long nanos) {
	}

	/**
	 * A callback has ended.
	 * @param callback which
	 * @param outcome how
	 * @param nanos how long it took, in nanoseconds
	 */
	default void callbackEnded(CallbackName callback, CallbackOutcome outcome, long nanos) {
	}

	/**
	 * An instance of a key of a keyed service has been initialised, the first one of the
	 * key or a later one.
	 * @param nanos how long its {@code init} took, in nanoseconds
	 */
	default void instanceStarted(long nanos) {
	}

	/**
	 * An instance of a key of a keyed service has ended.
	 * @param reason why
	 */
	default void instanceEnded(TerminationReason.Kind reason) {
	}

	/**
	 * An instance has ended by a crash, or could not be initialised.
	 */
	default void crashed() {
	}

	/**
	 * A client's callback has failed in a way that ends an instance, and has ended none,
	 * because the client or others have ended enough.
	 */
	default void restartSpared() {
	}

	/**
	 * An instance was replaced.
	 */
	default void restarted() {
	}

}
