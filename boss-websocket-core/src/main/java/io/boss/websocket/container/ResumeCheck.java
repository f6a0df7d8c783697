package io.boss.websocket.container;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

import io.boss.websocket.log.RateLimitedWarning;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.scheduling.TaskScheduler;

/**
 * Check of clients whose container may have overlooked that they are read again: those
 * that stay silent for a moment are made to send something. One look for all clients of a
 * service, and none while no client is resumed.
 */
final class ResumeCheck {

	private static final Log logger = LogFactory.getLog(ResumeCheck.class);

	// Clients may be many, and may mean it.
	private static final RateLimitedWarning failures = new RateLimitedWarning(logger);

	private static final Duration MOMENT = Duration.ofMillis(100);

	private final TaskScheduler scheduler;

	private final Set<ContainerClient> resumed = ConcurrentHashMap.newKeySet();

	private final AtomicBoolean scheduled = new AtomicBoolean();

	ResumeCheck(TaskScheduler scheduler) {
		this.scheduler = scheduler;
	}

	void add(ContainerClient session) {
		this.resumed.add(session);
		if (this.scheduled.compareAndSet(false, true)) {
			Future<?> unused = this.scheduler.schedule(this::look, Instant.now().plus(MOMENT));
		}
	}

	private void look() {
		this.scheduled.set(false);
		this.resumed.removeIf((session) -> {
			provoke(session);
			return true;
		});
	}

	// One of them must not keep it from the others.
	private static void provoke(ContainerClient session) {
		try {
			session.provokeIfSilent();
		}
		catch (Throwable ex) {
			failures.error("Could not look after a client that is read again", ex);
		}
	}

}
