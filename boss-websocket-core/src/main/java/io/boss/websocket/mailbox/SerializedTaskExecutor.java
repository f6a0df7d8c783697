/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.mailbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

import io.boss.websocket.log.LogTrace;
import io.boss.websocket.wakeup.Backlog;
import io.boss.websocket.wakeup.Wakeable;
import io.boss.websocket.wakeup.WakeupBatch;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.core.task.TaskExecutor;

/**
 * Executor that runs tasks strictly one at a time on the threads of another executor.
 * <ul>
 * <li><b>Serialization</b>: a task begins after the one before it has ended, and sees all
 * that it wrote, whichever threads run the two.</li>
 * <li><b>Ordering</b>: tasks of one producer run in the order in which they were given;
 * {@link #executeFirst} goes before all that wait.</li>
 * <li><b>Reentrancy</b>: a task may give further tasks; none ever runs inside
 * {@link #execute}.</li>
 * <li><b>Threads</b>: none while nothing waits. After {@code throughput} tasks the thread
 * is given back and asked for again, so that others have their turn.</li>
 * <li><b>Rejection</b>: what waits is kept, and the next task that is given asks the
 * executor again; a {@link RescuingExecutor} does not refuse.</li>
 * <li><b>Errors</b>: whatever a task throws is logged and the next one runs; an interrupt
 * that a task leaves behind is cleared.</li>
 * <li><b>Bounds</b>: none of its own; the {@link Mailbox} in front decides what gets
 * in.</li>
 * </ul>
 * The state is one flag, {@link #scheduled}: the thread that turns it on owes a run of
 * the worker, and the worker turns it off only after its last look at the queue and looks
 * once more after that. A task that is added in between is thus seen by the worker or by
 * the producer, never by neither.
 */
public final class SerializedTaskExecutor implements TaskExecutor, Wakeable {

	private static final Log logger = LogFactory.getLog(SerializedTaskExecutor.class);

	private final Executor executor;

	private final int throughput;

	private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

	private final Queue<Runnable> urgent = new ConcurrentLinkedQueue<>();

	// Touched only inside tasks; the scheduled flag hands it from thread to thread.
	// Without room at first: few services are ever restarted.
	private final Deque<Runnable> first = new ArrayDeque<>(0);

	private final AtomicBoolean scheduled = new AtomicBoolean();

	private final Runnable worker = this::work;

	private volatile boolean suspended;

	private volatile boolean paused;

	/**
	 * Creates an executor.
	 * @param executor lends the threads
	 * @param throughput how many tasks run before the thread is given back, at least 1
	 */
	public SerializedTaskExecutor(Executor executor, int throughput) {
		this.executor = executor;
		this.throughput = throughput;
	}

	@Override
	public void execute(Runnable task) {
		this.tasks.add(task);
		if (!isHeld() && !this.scheduled.get()) {
			WakeupBatch.wake(this);
		}
	}

	/**
	 * Runs a task as soon as the running one has ended, even while the executor is
	 * suspended or paused. On any thread.
	 * @param task the task
	 */
	public void executeUrgently(Runnable task) {
		this.urgent.add(task);
		schedule();
	}

	@Override
	public void wake() {
		schedule();
	}

	@Override
	public boolean isDozing() {
		return false;
	}

	/**
	 * Puts a task before all that wait. Only inside a task of this executor.
	 * @param task the task
	 */
	public void executeFirst(Runnable task) {
		this.first.push(task);
	}

	/**
	 * Lets no further task begin until {@link #resume()}. Only inside a task of this
	 * executor.
	 */
	public void suspend() {
		this.suspended = true;
	}

	/**
	 * Goes on after {@link #suspend()}. On any thread.
	 */
	public void resume() {
		this.suspended = false;
		schedule();
	}

	/**
	 * Lets no further task begin until {@link #unpause()}, whether it is suspended or
	 * not. On any thread.
	 */
	public void pause() {
		this.paused = true;
	}

	/**
	 * Goes on after {@link #pause()}. On any thread.
	 */
	public void unpause() {
		this.paused = false;
		schedule();
	}

	/**
	 * Whether it is paused.
	 * @return whether {@link #pause()} was called last
	 */
	public boolean isPaused() {
		return this.paused;
	}

	/**
	 * The task that has been waiting longest of those that were given by
	 * {@link #execute}. On any thread.
	 * @return the task, or {@code null} if none waits
	 */
	public @Nullable Runnable peek() {
		return this.tasks.peek();
	}

	/**
	 * Whether no task waits. Only inside a task of this executor.
	 * @return whether there is none besides the one that runs
	 */
	public boolean isEmpty() {
		return this.first.isEmpty() && this.tasks.isEmpty() && this.urgent.isEmpty();
	}

	private boolean isHeld() {
		return this.suspended || this.paused;
	}

	/**
	 * Asks for a thread once more if tasks wait for which there was none. On any thread.
	 * @return whether there is one, or none is needed
	 */
	public boolean retry() {
		if (!this.scheduled.get() && hasTasks(!this.first.isEmpty())) {
			return schedule();
		}
		return true;
	}

	private boolean hasTasks(boolean first) {
		return !this.urgent.isEmpty() || (!isHeld() && (first || !this.tasks.isEmpty()));
	}

	private boolean schedule() {
		return !this.scheduled.compareAndSet(false, true) || submit();
	}

	private boolean submit() {
		try {
			this.executor.execute(this.worker);
			return true;
		}
		catch (Throwable ex) {
			this.scheduled.set(false);
			logger.error(new LogTrace("No thread for tasks; those that wait run when the next one is given", ex));
			return false;
		}
	}

	private void work() {
		WakeupBatch turn = WakeupBatch.begin();
		try {
			runTasks(turn);
		}
		finally {
			turn.end();
			// Also after an Error while a failure is being logged.
			goOn(turn.backlog());
		}
	}

	private void goOn(@Nullable Backlog backlog) {
		if (backlog != null) {
			// It stays scheduled meanwhile, so that no other worker begins.
			backlog.whenCaughtUp(this::submit);
			return;
		}
		boolean more = !this.first.isEmpty();
		this.scheduled.set(false);
		if (hasTasks(more)) {
			schedule();
		}
	}

	private void runTasks(WakeupBatch turn) {
		int budget = this.throughput;
		while (budget-- > 0 && turn.backlog() == null) {
			Runnable task = next();
			if (task == null) {
				break;
			}
			run(task);
		}
	}

	private @Nullable Runnable next() {
		Runnable task = this.urgent.poll();
		if (task == null && !isHeld()) {
			task = this.first.poll();
			task = (task != null) ? task : this.tasks.poll();
		}
		return task;
	}

	private void run(Runnable task) {
		try {
			task.run();
		}
		catch (Throwable ex) {
			logger.error(new LogTrace("Task failed", ex));
		}
		finally {
			Thread.interrupted();
		}
	}

}
