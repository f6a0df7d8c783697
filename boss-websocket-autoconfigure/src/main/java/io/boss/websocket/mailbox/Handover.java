package io.boss.websocket.mailbox;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * A task on its way to an executor that may do anything with it: run it inside the call
 * that gives it, take it and then throw, let the giver wait, or forget it. The task runs
 * once, and never inside that call.
 */
final class Handover implements Runnable {

	private final Runnable task;

	private final Consumer<Handover> elsewhere;

	private final Consumer<Handover> whenTaken;

	private final long begun = System.nanoTime();

	private final AtomicBoolean taken = new AtomicBoolean();

	// Written before the executor has it.
	private @Nullable Thread giver;

	private volatile boolean returned;

	private volatile @Nullable Throwable failure;

	/**
	 * Creates a handover.
	 * @param task what to run
	 * @param elsewhere where a task goes that would run inside the call that gives it
	 * @param whenTaken told before the task runs
	 */
	Handover(Runnable task, Consumer<Handover> elsewhere, Consumer<Handover> whenTaken) {
		this.task = task;
		this.elsewhere = elsewhere;
		this.whenTaken = whenTaken;
	}

	/**
	 * For those who need not be told.
	 * @param handover what they are not told of
	 */
	static void ignore(Handover handover) {
	}

	/**
	 * This thread gives it to an executor.
	 */
	void givenByThisThread() {
		this.giver = Thread.currentThread();
	}

	/**
	 * Who gives it to an executor.
	 * @return the thread, or {@code null} if nobody has begun to
	 */
	@Nullable Thread giver() {
		return this.giver;
	}

	/**
	 * The executor has let its giver go, be it by an exception.
	 */
	void returned() {
		this.returned = true;
	}

	boolean hasReturned() {
		return this.returned;
	}

	/**
	 * The executor has thrown, and may have the task all the same.
	 * @param failure what it has thrown
	 */
	void failed(Throwable failure) {
		this.failure = failure;
	}

	/**
	 * What the executor has thrown.
	 * @return the failure, or {@code null} if it has thrown nothing
	 */
	@Nullable Throwable failure() {
		return this.failure;
	}

	/**
	 * Whether this runs inside the call that gives it.
	 * @return whether it does
	 */
	boolean isInsideCall() {
		return Thread.currentThread() == this.giver && !this.returned;
	}

	/**
	 * Takes the task from the executor, which finds it taken if it comes later.
	 * @return whether it was there to be taken
	 */
	boolean take() {
		return this.taken.compareAndSet(false, true);
	}

	Runnable task() {
		return this.task;
	}

	boolean isTaken() {
		return this.taken.get();
	}

	/**
	 * How long ago it was made.
	 * @param now the time in nanoseconds
	 * @return the age in nanoseconds
	 */
	long age(long now) {
		return now - this.begun;
	}

	@Override
	public void run() {
		if (isInsideCall()) {
			this.elsewhere.accept(this);
		}
		else if (take()) {
			this.whenTaken.accept(this);
			this.task.run();
		}
	}

}
