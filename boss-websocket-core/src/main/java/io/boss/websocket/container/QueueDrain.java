/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.container;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

import io.boss.websocket.log.RateLimitedWarning;
import io.boss.websocket.outbound.OutboundListener;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Drain of an {@link OutboundQueue}: one task of the executor at a time, which writes
 * frame after frame. When a write does not complete at once, the thread goes away and
 * whatever completes the write goes on with the drain. No thread waits for a client.
 */
final class QueueDrain {

	private static final Log logger = LogFactory.getLog(QueueDrain.class);

	// Clients may be many, and may mean it.
	private static final RateLimitedWarning failures = new RateLimitedWarning(logger);

	private final OutboundQueue queue;

	private final Executor executor;

	private final FrameWriter writer;

	private final OutboundListener listener;

	private final AtomicReference<Write> write = new AtomicReference<>(Write.NONE);

	QueueDrain(OutboundQueue queue, Executor executor, FrameWriter writer, OutboundListener listener) {
		this.queue = queue;
		this.executor = executor;
		this.writer = writer;
		this.listener = listener;
	}

	/**
	 * Begins to drain. Not while a drain is under way.
	 */
	void begin() {
		this.executor.execute(this::drain);
	}

	private void drain() {
		try {
			OutboundFrame frame = this.queue.next();
			while (frame != null && writesAtOnce(frame)) {
				frame = this.queue.next();
			}
		}
		catch (Throwable ex) {
			broken(ex);
		}
	}

	// Answers whether the frame is written by now; else its completion goes on.
	private boolean writesAtOnce(OutboundFrame frame) {
		if (frame instanceof OutboundFrame.Close close && !this.queue.isOverflowed()) {
			this.listener.closing(close.code(), close.reason());
		}
		this.write.set(Write.STARTED);
		try {
			this.writer.write(frame, (failure) -> completed(frame, failure));
		}
		catch (Throwable ex) {
			completed(frame, ex);
		}
		return !this.write.compareAndSet(Write.STARTED, Write.PENDING);
	}

	private void completed(OutboundFrame frame, @Nullable Throwable failure) {
		try {
			if (failure != null) {
				fail(failure);
			}
			else if (frame instanceof OutboundFrame.Close) {
				this.listener.closed();
			}
			else {
				this.queue.written(frame);
			}
		}
		catch (Throwable ex) {
			broken(ex);
		}
		if (!this.write.compareAndSet(Write.STARTED, Write.NONE)) {
			// The thread that began to write has gone away: this one goes on.
			this.write.set(Write.NONE);
			drain();
		}
	}

	private void fail(Throwable failure) {
		this.queue.discard();
		try {
			// First, because a container may report the abort as a close from within it.
			this.listener.failed(failure);
		}
		finally {
			this.writer.abort();
		}
	}

	// Something that is not foreseen ends this connection, and not the thread, which
	// belongs to others.
	private void broken(Throwable failure) {
		failures.error("Ending a connection, and no other, because something has gone wrong with it", failure);
		try {
			fail(failure);
		}
		catch (Throwable ex) {
			failures.error("It has ended, but not all have heard of it", ex);
		}
	}

	/**
	 * State of the write of one frame. Decides which thread goes on when it ends.
	 */
	private enum Write {

		/**
		 * Nothing is being written.
		 */
		NONE,

		/**
		 * The drain is inside the writer.
		 */
		STARTED,

		/**
		 * The drain has left; the completion goes on.
		 */
		PENDING

	}

}
