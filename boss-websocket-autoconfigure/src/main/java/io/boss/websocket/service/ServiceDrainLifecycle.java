package io.boss.websocket.service;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.context.SmartLifecycle;

/**
 * Drains the services before the web server begins to shut down, which knows nothing of
 * upgraded connections: it would cut them.
 */
public final class ServiceDrainLifecycle implements SmartLifecycle {

	/**
	 * Phase in which services stop: above that of Boot's graceful shutdown.
	 */
	public static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 512;

	private static final Log logger = LogFactory.getLog(ServiceDrainLifecycle.class);

	private final ServiceRegistry registry;

	private final Duration timeout;

	private volatile boolean running;

	/**
	 * Creates a lifecycle.
	 * @param registry the services
	 * @param phaseTimeout how long a phase of the shutdown may take; draining takes a
	 * little less, so that services still terminate in time
	 */
	public ServiceDrainLifecycle(ServiceRegistry registry, Duration phaseTimeout) {
		this.registry = registry;
		this.timeout = phaseTimeout.multipliedBy(9).dividedBy(10);
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop() {
		stop(() -> {
		});
	}

	@Override
	public void stop(Runnable callback) {
		this.running = false;
		Collection<ServiceProcess> processes = this.registry.processes();
		CompletableFuture<?>[] ends = processes.stream().map(this::drain).toArray(CompletableFuture<?>[]::new);
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

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

}
