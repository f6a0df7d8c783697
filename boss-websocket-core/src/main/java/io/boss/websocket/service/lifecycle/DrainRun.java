/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service.lifecycle;

import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import io.boss.websocket.log.LogTrace;
import io.boss.websocket.service.ServiceLifecycle;
import io.boss.websocket.service.UnfinishedWork;
import io.boss.websocket.timing.EngineTime;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Run of a drain of all services, from the first client that is refused to the last
 * service that has ended. Services live on until the last batch of clients is on its way:
 * they may need each other.
 */
final class DrainRun {

	private static final Log logger = LogFactory.getLog(DrainRun.class);

	private final List<Service> services;

	private final EngineTime time;

	private final DrainSettings settings;

	private final PacedClosing closing;

	private final CompletableFuture<Void> end;

	private final long begun;

	private final ReentrantLock lock = new ReentrantLock();

	private boolean ending;

	private volatile boolean late;

	DrainRun(Collection<ServiceLifecycle> services, EngineTime time, DrainSettings settings, Random random) {
		this.time = time;
		this.begun = time.nanoTime();
		services.forEach(ServiceLifecycle::refuseClients);
		this.services = services.stream().map(Service::new).toList();
		this.settings = settings;
		this.closing = new PacedClosing(services, time, settings, random, this::endServices);
		this.end = CompletableFuture
			.allOf(this.services.stream().map(Service::end).toArray(CompletableFuture<?>[]::new));
	}

	/**
	 * Begins.
	 * @return completed when all services have ended
	 */
	CompletableFuture<Void> start() {
		limitTime();
		this.closing.start();
		return this.end.thenRun(this::report);
	}

	private void limitTime() {
		try {
			Future<?> alarm = this.time.schedule(this::timeIsUp, this.settings.timeout());
			CompletableFuture<Void> unused = this.end.thenRun(() -> alarm.cancel(false));
		}
		catch (RuntimeException ex) {
			// All clients are closed at once in this case.
			LogTrace.debug(logger, "No scheduler for the end of the drain", ex);
		}
	}

	// Both the last batch and the end of the time come to this.
	private void endServices() {
		this.lock.lock();
		try {
			if (!this.ending) {
				this.ending = true;
				this.services.forEach(Service::drain);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private void timeIsUp() {
		this.late = true;
		endServices();
		this.services.stream().filter((service) -> !service.end().isDone()).forEach(this::abandon);
	}

	private void abandon(Service service) {
		UnfinishedWork unfinished = service.lifecycle().abandon();
		int closed = Math.max(service.clients() - unfinished.clients(), 0);
		logger.warn("Service '" + service.lifecycle().name() + "' did not drain within "
				+ this.settings.timeout().toMillis() + " ms. Clients closed in order: " + closed + ", clients cut off: "
				+ unfinished.clients() + ", messages not handled: " + unfinished.messages()
				+ " (spring.lifecycle.timeout-per-shutdown-phase)");
	}

	private void report() {
		if (!this.late) {
			int clients = this.services.stream().mapToInt(Service::clients).sum();
			logger.info("Services have drained: " + this.services.size() + " services, " + clients
					+ " clients closed in " + this.closing.batches() + " batches, within "
					+ TimeUnit.NANOSECONDS.toMillis(this.time.nanoTime() - this.begun) + " ms");
		}
	}

	/**
	 * Service on its way out.
	 *
	 * @param lifecycle start and drain of the service
	 * @param clients how many clients it had at the beginning
	 * @param end completed when it has ended
	 */
	private record Service(ServiceLifecycle lifecycle, int clients, CompletableFuture<Void> end) {

		Service(ServiceLifecycle lifecycle) {
			this(lifecycle, lifecycle.clientCount(), new CompletableFuture<>());
		}

		void drain() {
			CompletableFuture<Void> unused = this.lifecycle.drain().thenRun(() -> this.end.complete(null));
		}

	}

}
