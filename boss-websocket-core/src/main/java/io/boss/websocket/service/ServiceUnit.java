/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.security.Principal;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import io.boss.websocket.BossServiceReference;
import io.boss.websocket.DeliveryResult;
import io.boss.websocket.InstanceKey;
import io.boss.websocket.limit.LimitListener;
import io.boss.websocket.service.discovery.ServiceDescriptor;
import io.boss.websocket.stats.ServiceStats;
import org.jspecify.annotations.Nullable;

/**
 * Service of the application as its surroundings see it: what handshakes, broadcasts,
 * operators and the lifecycle have to do with, whether it has one process or one for each
 * key. Safe on any thread; nothing blocks.
 */
public sealed interface ServiceUnit permits SingleService, KeyedService {

	/**
	 * Service of one process.
	 * @param process the process
	 * @return the service
	 */
	static ServiceUnit of(ServiceProcess process) {
		return new SingleService(process);
	}

	/**
	 * What was found of the service before it ran.
	 * @return the descriptor
	 */
	ServiceDescriptor descriptor();

	/**
	 * Name of the service.
	 * @return the name
	 */
	default String name() {
		return descriptor().name();
	}

	/**
	 * What hears of the service.
	 * @return the stats
	 */
	ServiceStats stats();

	/**
	 * Threads that run its callbacks, for what belongs to none.
	 * @return an executor that does not refuse
	 */
	Executor threads();

	/**
	 * Start and drain of the service.
	 * @return the lifecycle
	 */
	ServiceLifecycle lifecycle();

	/**
	 * Processes of this moment.
	 * @return the one, or those of the keys; a snapshot
	 */
	Collection<ServiceProcess> processes();

	/**
	 * Shows each process of this moment, without making a list of them.
	 * @param visitor called for each, perhaps for one that is made or ends meanwhile
	 */
	default void forEachProcess(Consumer<ServiceProcess> visitor) {
		processes().forEach(visitor);
	}

	/**
	 * The service as applications see it.
	 * @return the reference
	 */
	BossServiceReference reference();

	/**
	 * How the service is at this moment, for operators.
	 * @return the status; that of all processes together if the service has keys
	 */
	ServiceStatus status();

	/**
	 * The latest crashes, those of instances that have ended among them.
	 * @return at most ten, the latest first
	 */
	List<PastCrash> crashes();

	/**
	 * How much work there is at this moment.
	 * @return the counts
	 */
	WorkCounts work();

	/**
	 * Number of clients, joined or about to be.
	 * @return the number
	 */
	int clientCount();

	/**
	 * Delivers a broadcast to {@code handleBroadcast} of each process. Takes time in
	 * proportion to their number, and only enqueues.
	 * @param message the message
	 * @return what became of it; if that differs, {@link DeliveryResult#MAILBOX_FULL} of
	 * one is told although others have it
	 */
	DeliveryResult broadcast(Object message);

	/**
	 * What goes on on this thread, as observers of callbacks understand it.
	 * @return the origin, or {@code null} if there is no observer
	 */
	@Nullable Object origin();

	/**
	 * Looks whether a client can be let in, and changes nothing.
	 * @param key the key that the client asks for, or {@code null} if the service has
	 * none
	 * @param user the user of the client, if it is known
	 * @return why not, or {@code null} if it can
	 */
	@Nullable Unavailability availability(@Nullable InstanceKey key, @Nullable Principal user);

	/**
	 * Decides which process a client belongs to, and keeps a seat for it there. Starts
	 * the process of a key that has none.
	 * @param key the key that the client asks for, or {@code null} if the service has
	 * none
	 * @param user the user of the client, if it is known
	 * @param listener hears of limits that are exceeded
	 * @return the seat, or why there is none
	 */
	Admission admit(@Nullable InstanceKey key, @Nullable Principal user, LimitListener listener);

}
