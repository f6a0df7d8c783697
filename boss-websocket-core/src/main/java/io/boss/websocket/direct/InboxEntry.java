/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import io.boss.websocket.wire.EncodedFrame;
import org.jspecify.annotations.Nullable;

/**
 * Entry in the inbox of a {@link WireLoop}.
 */
sealed interface InboxEntry {

	/**
	 * Frame for one connection, which has made room for it.
	 *
	 * @param connection the receiver
	 * @param frame the frame
	 */
	record ToOne(LoopMember connection, EncodedFrame frame) implements InboxEntry {
	}

	/**
	 * Frame for many connections of the loop.
	 *
	 * @param members the receivers, a list that never changes
	 * @param frame the frame
	 * @param recipients is told when the loop has taken the entry out
	 */
	record ToMany(List<LoopMember> members, EncodedFrame frame, LoopGroup recipients) implements InboxEntry {
	}

	/**
	 * Task for the loop, in its turn.
	 *
	 * @param task the task
	 */
	record Command(Runnable task) implements InboxEntry {
	}

	/**
	 * Task for the loop that can be cancelled until the loop has it in its hands. A
	 * cancelled entry stays in the inbox, without its task, until
	 * {@link CancelledEntries} or the loop removes it.
	 */
	final class Cancellable implements InboxEntry {

		private final AtomicReference<Runnable> task;

		Cancellable(Runnable task) {
			this.task = new AtomicReference<>(task);
		}

		/**
		 * Cancels the entry. On any thread.
		 * @return whether the loop will not see to it
		 */
		boolean cancel() {
			Runnable task = this.task.get();
			return !(task instanceof Fate) && this.task.compareAndSet(task, Fate.CANCELLED);
		}

		/**
		 * Takes the task, which is in the hands of the loop from now on.
		 * @return what to do, or {@code null} if it was cancelled
		 */
		@Nullable Command take() {
			Runnable task = this.task.getAndSet(Fate.GONE);
			return (task != Fate.CANCELLED) ? new Command(task) : null;
		}

		/**
		 * Claims the removal of the entry from the inbox.
		 * @return whether the entry is cancelled, and nobody else has claimed it
		 */
		boolean discard() {
			return this.task.compareAndSet(Fate.CANCELLED, Fate.GONE);
		}

		/**
		 * Placeholder for a task that is not there any more.
		 */
		private enum Fate implements Runnable {

			CANCELLED, GONE;

			@Override
			public void run() {
			}

		}

	}

}
