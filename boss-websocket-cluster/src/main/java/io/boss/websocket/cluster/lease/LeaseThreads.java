package io.boss.websocket.cluster.lease;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.boss.websocket.log.LogTrace;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Threads of all elections of an application, two in number. Neither runs a callback.
 */
final class LeaseThreads {

	private static final Log logger = LogFactory.getLog(LeaseThreads.class);

	private final ScheduledThreadPoolExecutor worker = executor("boss-lease-");

	private final ScheduledThreadPoolExecutor watch = executor("boss-lease-watch-");

	private static ScheduledThreadPoolExecutor executor(String prefix) {
		CustomizableThreadFactory factory = new CustomizableThreadFactory(prefix);
		factory.setDaemon(true);
		ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, factory);
		executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
		return executor;
	}

	Election.Threads threads() {
		return new Election.Threads(on(this.worker), on(this.watch));
	}

	private static LeaseThread on(ScheduledThreadPoolExecutor executor) {
		return (task, nanos) -> {
			try {
				Future<?> unused = executor.schedule(() -> run(task), nanos, TimeUnit.NANOSECONDS);
			}
			catch (RejectedExecutionException ex) {
				logger.debug(new LogTrace("Not planned any more, the application ends", ex));
			}
		};
	}

	private static void run(Runnable task) {
		try {
			task.run();
		}
		catch (Throwable ex) {
			logger.error(new LogTrace("A step of an election has failed", ex));
		}
	}

	/**
	 * Ends the threads, without waiting for a broker that does not answer.
	 * @param last what the worker does last
	 * @param millis how long to wait for that
	 * @return completed when it is done, or was not in time
	 */
	CompletableFuture<Void> end(Runnable last, long millis) {
		return CompletableFuture.runAsync(() -> run(last), this.worker)
			.orTimeout(millis, TimeUnit.MILLISECONDS)
			.handle((result, failure) -> {
				this.worker.shutdownNow();
				this.watch.shutdownNow();
				return null;
			});
	}

}
