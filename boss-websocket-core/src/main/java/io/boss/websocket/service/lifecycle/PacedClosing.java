/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service.lifecycle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

import io.boss.websocket.log.LogTrace;
import io.boss.websocket.service.Client;
import io.boss.websocket.service.ServiceLifecycle;
import io.boss.websocket.timing.EngineTime;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Closing of the clients of all services, batch after batch and in random order. A batch
 * waits for no other: services are only asked, and the next batch comes by time.
 * <p>
 * Runs on one thread after the other: the scheduler's, which hands everything to the
 * services and runs nothing of the application.
 */
final class PacedClosing {

	private static final Log logger = LogFactory.getLog(PacedClosing.class);

	private final Collection<ServiceLifecycle> services;

	private final EngineTime time;

	private final DrainSettings settings;

	private final Random random;

	private final Runnable whenDone;

	private final List<Closing> order = new ArrayList<>();

	private List<DrainPlan.Batch> batches = List.of();

	private long begun;

	private int next;

	/**
	 * Creates a closing.
	 * @param services the services
	 * @param time for the time between batches
	 * @param settings how to close
	 * @param random draws the order of clients, and when batches come
	 * @param whenDone run once, when the last batch is on its way
	 */
	PacedClosing(Collection<ServiceLifecycle> services, EngineTime time, DrainSettings settings, Random random,
			Runnable whenDone) {
		this.services = services;
		this.time = time;
		this.settings = settings;
		this.random = random;
		this.whenDone = whenDone;
	}

	void start() {
		this.begun = this.time.nanoTime();
		if (isNobodyLeft()) {
			this.whenDone.run();
		}
		else {
			after(this.settings.delay(), this::begin);
		}
	}

	/**
	 * How many batches have been closed. When it is done.
	 * @return the number
	 */
	int batches() {
		return this.next;
	}

	private void begin() {
		this.services.stream()
			.flatMap(ServiceLifecycle::parts)
			.forEach((part) -> part.clients().forEach((client) -> this.order.add(new Closing(part, client))));
		Collections.shuffle(this.order, this.random);
		// Nobody comes back because of those.
		this.order.sort(Comparator.comparing((closing) -> !closing.client().isAway()));
		// The rest of the time is for clients that are slow to go, and for terminate.
		Duration window = this.settings.timeout().minus(elapsed()).multipliedBy(4).dividedBy(5);
		this.batches = DrainPlan
			.of(this.order.size(), this.settings.batchSize(), this.settings.interval(), window, this.random)
			.batches();
		this.begun = this.time.nanoTime();
		closeNext();
	}

	private void closeNext() {
		boolean due = true;
		while (due && this.next < this.batches.size()) {
			close(this.batches.get(this.next));
			this.next++;
			due = this.next < this.batches.size() && untilNext().isNegative();
		}
		if (this.next == this.batches.size() || isNobodyLeft()) {
			this.whenDone.run();
		}
		else {
			after(untilNext(), this::closeNext);
		}
	}

	private void close(DrainPlan.Batch batch) {
		this.order.subList(batch.from(), batch.to())
			.stream()
			.collect(Collectors.groupingBy(Closing::service, LinkedHashMap::new,
					Collectors.mapping(Closing::client, Collectors.toList())))
			.forEach(ServiceLifecycle::closeInTurn);
	}

	private Duration untilNext() {
		return this.batches.get(this.next).due().minus(elapsed());
	}

	private Duration elapsed() {
		return Duration.ofNanos(this.time.nanoTime() - this.begun);
	}

	private boolean isNobodyLeft() {
		return this.services.stream().allMatch((service) -> service.clientCount() == 0);
	}

	private void after(Duration wait, Runnable task) {
		if (wait.isZero()) {
			task.run();
			return;
		}
		try {
			Future<?> unused = this.time.schedule(task, wait);
		}
		catch (RuntimeException ex) {
			LogTrace.debug(logger, "No scheduler for the pace, going on at once", ex);
			task.run();
		}
	}

	/**
	 * Client that is to be closed.
	 *
	 * @param service its service, or the process of its key
	 * @param client the client
	 */
	private record Closing(ServiceLifecycle service, Client client) {
	}

}
