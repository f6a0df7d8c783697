package io.boss.websocket.mailbox;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import org.jspecify.annotations.Nullable;

/**
 * An executor for tasks that may be refused: it never runs one inside {@link #execute},
 * never lets anybody wait there, and forgets none. Whatever is behind it, a task is run
 * by another thread, or told that it is {@linkplain Refusable#refused refused}, perhaps
 * later and by any thread.
 * <p>
 * An executor that may let others wait, or that nothing is known of, is given tasks at a
 * {@link HandoverDesk}, as by {@link RescuingExecutor}.
 */
public final class RefusingExecutor implements Executor, AutoCloseable {

	private static final Duration BLOCKED_AFTER = Duration.ofMillis(100);

	private static final Duration LOST_AFTER = Duration.ofSeconds(5);

	private final Executor executor;

	private final @Nullable HandoverDesk desk;

	/**
	 * Creates an executor.
	 * @param executor lends the threads
	 */
	public RefusingExecutor(Executor executor) {
		this.executor = executor;
		this.desk = (ExecutorManner.of(executor) != ExecutorManner.PROMPT) ? new HandoverDesk(executor,
				(task) -> refuse(task, new RejectedExecutionException("the executor does not take it")), BLOCKED_AFTER,
				LOST_AFTER) : null;
	}

	@Override
	public void execute(Runnable task) {
		if (this.desk != null) {
			this.desk.take(task);
			return;
		}
		Handover handover = new Handover(task,
				(unused) -> refuse(unused, new RejectedExecutionException("the executor would run it on its caller")),
				Handover::ignore);
		handover.givenByThisThread();
		try {
			this.executor.execute(handover);
		}
		catch (Throwable ex) {
			// Not only rejection: a thread that cannot be started is an Error.
			refuse(handover, ex);
		}
		finally {
			handover.returned();
		}
	}

	private static void refuse(Handover handover, Throwable why) {
		if (handover.take() && handover.task() instanceof Refusable task) {
			task.refused(why);
		}
	}

	/**
	 * The application has ended: what nobody takes any more is dropped.
	 */
	@Override
	public void close() {
		if (this.desk != null) {
			this.desk.close();
		}
	}

}
