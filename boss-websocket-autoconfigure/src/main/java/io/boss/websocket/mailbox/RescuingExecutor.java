package io.boss.websocket.mailbox;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * The application's executor, made fit for services: it never refuses a task, and never
 * runs one inside {@link #execute}.
 * <p>
 * An application's executor refuses when it is full, and as soon as the application
 * context closes, while services still drain; and with a caller-runs policy it would lend
 * services the threads of the web server. In each case a few threads of this class take
 * over. They do not exist until they are needed, and end soon after.
 * <p>
 * Their queue needs no bound of its own: it holds at most one task for each service and
 * each connection, and the work of services, which their mailboxes bound.
 */
public final class RescuingExecutor implements Executor, AutoCloseable {

	private static final Log logger = LogFactory.getLog(RescuingExecutor.class);

	private static final int THREADS = 4;

	private final Executor executor;

	private final ThreadPoolExecutor rescue;

	private final AtomicBoolean rescued = new AtomicBoolean();

	/**
	 * Creates an executor.
	 * @param executor the application's executor
	 */
	public RescuingExecutor(Executor executor) {
		CustomizableThreadFactory threads = new CustomizableThreadFactory("boss-rescue-");
		threads.setDaemon(true);
		this.executor = executor;
		this.rescue = new ThreadPoolExecutor(THREADS, THREADS, 5, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(Integer.MAX_VALUE), threads, new ThreadPoolExecutor.DiscardPolicy());
		this.rescue.allowCoreThreadTimeOut(true);
	}

	@Override
	public void execute(Runnable task) {
		Handover handover = new Handover(task);
		try {
			this.executor.execute(handover);
		}
		catch (Throwable ex) {
			// Not only rejection: a thread that cannot be started is an Error.
			logger.debug("Task executor refused a task", ex);
			rescue(handover);
		}
		finally {
			handover.returned = true;
		}
	}

	private void rescue(Handover task) {
		if (this.rescued.compareAndSet(false, true)) {
			logger.info("The task executor is full, shutting down, or runs tasks on the caller's thread; tasks that "
					+ "it does not take run on " + THREADS + " threads of WebSocket services");
		}
		this.rescue.execute(task);
	}

	/**
	 * The application has ended: what nobody takes any more is dropped, so that a late
	 * send or broadcast does not throw.
	 */
	@Override
	public void close() {
		this.rescue.shutdown();
	}

	/**
	 * Finds out whether the executor runs a task inside the call that gave it, and runs
	 * the task once: a pool may queue a task and then throw, because it cannot start a
	 * thread for it.
	 */
	private final class Handover implements Runnable {

		private final Runnable task;

		private final Thread giver = Thread.currentThread();

		private final AtomicBoolean taken = new AtomicBoolean();

		// Read by the giver itself only, so that it needs no memory barrier.
		private boolean returned;

		private Handover(Runnable task) {
			this.task = task;
		}

		@Override
		public void run() {
			if (Thread.currentThread() == this.giver && !this.returned) {
				rescue(this);
			}
			else if (this.taken.compareAndSet(false, true)) {
				this.task.run();
			}
		}

	}

}
