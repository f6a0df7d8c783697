package io.boss.websocket.service.lifecycle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import io.boss.websocket.service.ServiceProcess;
import io.boss.websocket.service.ServiceRegistry;

import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.TaskScheduler;

/**
 * Lifecycle that initialises the services before the web server accepts connections.
 */
public final class ServiceStartLifecycle implements SmartLifecycle {

	/**
	 * Phase in which services start: below that in which Boot starts the web server.
	 */
	public static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 4096;

	private final ServiceRegistry registry;

	private final boolean failFast;

	private final Drain drain;

	private volatile boolean running;

	/**
	 * Creates a lifecycle.
	 * @param registry the services
	 * @param failFast whether a service that cannot be initialised stops the start
	 * @param scheduler for the pace of a drain; its threads run no callback
	 * @param phaseTimeout how long a phase of the shutdown may take
	 */
	public ServiceStartLifecycle(ServiceRegistry registry, boolean failFast, TaskScheduler scheduler,
			Duration phaseTimeout) {
		this.registry = registry;
		this.failFast = failFast;
		this.drain = new Drain(registry, scheduler, DrainSettings.atOnce(phaseTimeout));
	}

	@Override
	public void start() {
		// Set first: should one service fail, those that run are stopped.
		this.running = true;
		// All first, because one may broadcast to another while it is initialised.
		this.registry.processes().forEach((process) -> process.lifecycle().open());
		Map<ServiceProcess, CompletableFuture<Void>> starting = new LinkedHashMap<>();
		this.registry.processes()
			.forEach((process) -> starting.put(process, process.lifecycle().launch(!this.failFast)));
		List<ServiceStartException> failures = new ArrayList<>();
		starting.forEach((process, started) -> {
			try {
				started.join();
			}
			catch (CompletionException ex) {
				Throwable cause = (ex.getCause() != null) ? ex.getCause() : ex;
				failures.add(new ServiceStartException(process.descriptor(), cause));
			}
		});
		if (this.failFast && !failures.isEmpty()) {
			ServiceStartException first = failures.remove(0);
			failures.forEach(first::addSuppressed);
			throw first;
		}
	}

	@Override
	public void stop() {
		this.running = false;
	}

	/**
	 * The services have drained by now, in the phase of {@link ServiceDrainLifecycle},
	 * unless the application has failed to start after they had. Then the web server is
	 * gone already, and no client can be sent away gently.
	 */
	@Override
	public void stop(Runnable callback) {
		stop();
		this.drain.start(callback);
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
