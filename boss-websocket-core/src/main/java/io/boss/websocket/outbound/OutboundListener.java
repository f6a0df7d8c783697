/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.outbound;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.boss.websocket.ClientAskException;
import io.boss.websocket.CloseCode;
import io.boss.websocket.stats.DropReason;
import org.jspecify.annotations.Nullable;

/**
 * Listener for the end of an {@link OutboundConnection}: that it overflowed or that it is
 * closing, never both, and in either case perhaps that writing failed, each at most once.
 * And of messages that are dropped while it lasts. Outside all locks, on the thread that
 * found out; must not block.
 */
public interface OutboundListener {

	/**
	 * The queue was full, and the client is being closed.
	 */
	void overflowed();

	/**
	 * Messages were dropped, and the client stays.
	 * @param reason why
	 * @param messages how many
	 */
	default void dropped(DropReason reason, int messages) {
	}

	/**
	 * The first messages were dropped for want of room since all that waited had been
	 * written.
	 * @param reason why
	 */
	default void fellBehind(DropReason reason) {
	}

	/**
	 * Everything that waited was dropped, and so is what comes until
	 * {@link OutboundChannel#refresh()}: the service is to be asked for a fresh snapshot.
	 */
	default void outdated() {
	}

	/**
	 * The client is to be asked, on any thread.
	 * @param request the request
	 * @param type the type of the answer
	 * @param timeout how long to wait, or {@code null} for as long as usual
	 * @param <T> the type of the answer
	 * @return the answer, or a failure
	 */
	default <T> CompletionStage<T> ask(Object request, Class<T> type, @Nullable Duration timeout) {
		return CompletableFuture.failedStage(new ClientAskException(ClientAskException.Failure.UNSUPPORTED,
				"The client does not speak boss.v1", null, null));
	}

	/**
	 * A close frame is about to be queued, on any thread.
	 * @param code the close code
	 */
	default void aboutToClose(CloseCode code) {
	}

	/**
	 * All that was sent before a close has been written, and the close frame is next.
	 * @param code the close code
	 * @param reason the close reason
	 */
	void closing(int code, String reason);

	/**
	 * The close frame has been handed to the container.
	 */
	default void closed() {
	}

	/**
	 * Whether the client has a socket, on any thread.
	 * @return whether it is not waited for
	 */
	default boolean isAttached() {
		return true;
	}

	/**
	 * The socket is lost, and all that the client may have missed is kept.
	 * @return whether the session waits for its client: the channel stays open then; else
	 * it ends, as it does if nobody is asked
	 */
	default boolean detaches() {
		return false;
	}

	/**
	 * An attribute was put, on any thread.
	 * @param count how many there are
	 */
	default void attributePut(int count) {
	}

	/**
	 * The client has asked something, and the answer to more than one thing is open.
	 * @param open how many requests are open already
	 * @return whether one more is let through; else the client is being closed
	 */
	default boolean requestOpening(int open) {
		return true;
	}

	/**
	 * Code of the application is due that belongs to what the client has asked.
	 * @param task what to run in turn with the callbacks of the service
	 */
	default void inTurn(Runnable task) {
		task.run();
	}

	/**
	 * Time by which requests are measured.
	 * @return the time in nanoseconds, of which only differences mean something
	 */
	default long nanoTime() {
		return 0;
	}

	/**
	 * Writing failed, and the connection is gone.
	 * @param failure why
	 */
	void failed(Throwable failure);

}
