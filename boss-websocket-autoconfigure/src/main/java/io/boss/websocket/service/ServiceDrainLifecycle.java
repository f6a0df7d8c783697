package io.boss.websocket.service;

import java.time.Duration;

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

	private final Drain drain;

	private volatile boolean running;

	/**
	 * Creates a lifecycle.
	 * @param registry the services
	 * @param phaseTimeout how long a phase of the shutdown may take
	 */
	public ServiceDrainLifecycle(ServiceRegistry registry, Duration phaseTimeout) {
		this.drain = new Drain(registry, phaseTimeout);
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
	}

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
