package io.boss.websocket.direct;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import io.boss.websocket.wire.EncodedFrame;
import org.jspecify.annotations.Nullable;

/**
 * What others put into the inbox of a {@link WireLoop}.
 */
sealed interface Delivery {

	/**
	 * A frame for one connection, which has made room for it.
	 *
	 * @param connection who gets it
	 * @param frame the frame
	 */
	record ToOne(DirectOutboundChannel connection, EncodedFrame frame) implements Delivery {
	}

	/**
	 * A frame for many connections of the loop.
	 *
	 * @param members who gets it; never changes
	 * @param frame the frame
	 * @param share is told when the loop has taken it out
	 */
	record ToMany(List<DirectConnection> members, EncodedFrame frame, LoopShare share) implements Delivery {
	}

	/**
	 * Anything else that is to be done on the loop, in its turn.
	 *
	 * @param task what to do
	 */
	record Command(Runnable task) implements Delivery {
	}

	/**
	 * Something that is to be done on the loop in its turn, unless it is taken back
	 * before the loop has it in its hands. What was taken back leaves an empty husk in
	 * the inbox, for {@link EmptiedDeliveries}.
	 */
	final class Recallable implements Delivery {

		private final AtomicReference<Runnable> task;

		Recallable(Runnable task) {
			this.task = new AtomicReference<>(task);
		}

		/**
		 * Takes it back. On any thread.
		 * @return whether the loop will not see to it
		 */
		boolean recall() {
			Runnable task = this.task.get();
			return !(task instanceof Fate) && this.task.compareAndSet(task, Fate.RECALLED);
		}

		/**
		 * The loop has it in its hands.
		 * @return what to do, or {@code null} if it was taken back
		 */
		@Nullable Command take() {
			Runnable task = this.task.getAndSet(Fate.GONE);
			return (task != Fate.RECALLED) ? new Command(task) : null;
		}

		/**
		 * Whether it is a husk, and nobody else has found out.
		 * @return whether it can go
		 */
		boolean discard() {
			return this.task.compareAndSet(Fate.RECALLED, Fate.GONE);
		}

		/**
		 * What is in the place of the task when there is none any more.
		 */
		private enum Fate implements Runnable {

			RECALLED, GONE;

			@Override
			public void run() {
			}

		}

	}

}
