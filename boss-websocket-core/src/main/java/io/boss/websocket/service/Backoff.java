package io.boss.websocket.service;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;

import io.boss.websocket.log.LogTrace;
import io.boss.websocket.mailbox.SerializedTaskExecutor;
import io.boss.websocket.timing.Nanos;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.scheduling.TaskScheduler;

/**
 * Wait before the next instance, in which mail stays where it is. Only inside tasks of
 * the service's executor.
 */
final class Backoff {

	private static final Log logger = LogFactory.getLog(Backoff.class);

	private final SerializedTaskExecutor executor;

	private final TaskScheduler scheduler;

	Backoff(SerializedTaskExecutor executor, TaskScheduler scheduler) {
		this.executor = executor;
		this.scheduler = scheduler;
	}

	void begin(Duration wait) {
		if (wait.isZero()) {
			return;
		}
		this.executor.suspend();
		try {
			Future<?> unused = this.scheduler.schedule(this.executor::resume, Instant.now().plus(Nanos.limited(wait)));
		}
		catch (RuntimeException ex) {
			logger.debug(new LogTrace("No scheduler for the back-off, restarting at once", ex));
			this.executor.resume();
		}
	}

	void end() {
		this.executor.resume();
	}

}
