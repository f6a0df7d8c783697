package io.boss.websocket.service;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Ends all services in order: each handles what it has, closes its clients and
 * terminates. What takes too long is abandoned, with numbers in the log.
 */
final class Drain {

	private static final Log logger = LogFactory.getLog(Drain.class);

	private final ServiceRegistry registry;

	private final Duration timeout;

	/**
	 * Creates a drain.
	 * @param registry the services
	 * @param phaseTimeout how long a phase of the shutdown may take; draining takes a
	 * little less, so that services still terminate in time
	 */
	Drain(ServiceRegistry registry, Duration phaseTimeout) {
		this.registry = registry;
		this.timeout = phaseTimeout.multipliedBy(9).dividedBy(10);
	}

	/**
	 * Drains what still runs.
	 * @param callback run at the end
	 */
	void start(Runnable callback) {
		CompletableFuture<?>[] ends = this.registry.processes()
			.stream()
			.map(this::drain)
			.toArray(CompletableFuture<?>[]::new);
		CompletableFuture<Void> unused = CompletableFuture.allOf(ends)
			.whenComplete((result, failure) -> callback.run());
	}

	private CompletableFuture<Void> drain(ServiceProcess process) {
		CompletableFuture<Void> drained = process.drain();
		CompletableFuture<Void> inTime = drained.copy()
			.orTimeout(this.timeout.toMillis(), TimeUnit.MILLISECONDS)
			.exceptionally((ex) -> {
				abandon(process);
				return null;
			});
		return CompletableFuture.allOf(drained, inTime);
	}

	private void abandon(ServiceProcess process) {
		int clients = process.clientCount();
		int dropped = process.abandon();
		logger.warn("Service '" + process.name() + "' did not drain within " + this.timeout.toMillis() + " ms: "
				+ clients + " clients were not closed in order and " + dropped
				+ " messages were not handled (spring.lifecycle.timeout-per-shutdown-phase)");
	}

}
