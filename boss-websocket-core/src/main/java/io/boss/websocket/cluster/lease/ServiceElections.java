/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.lease;

import java.time.Duration;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;

import io.boss.websocket.InvalidConfigurationException;
import io.boss.websocket.ServiceScope;
import io.boss.websocket.cluster.ClusterEngine;
import io.boss.websocket.cluster.ClusterLeases;
import io.boss.websocket.cluster.ClusterMessaging;
import io.boss.websocket.cluster.Lease;
import io.boss.websocket.cluster.LeaseStore;
import io.boss.websocket.service.ServiceProcess;
import io.boss.websocket.service.discovery.ServiceDescriptor;
import io.boss.websocket.service.lifecycle.ServiceStartLifecycle;
import io.boss.websocket.timing.EngineClock;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;

/**
 * Elections of the services of scope CLUSTER: each runs on this node as long as it holds
 * the service's lease.
 */
public final class ServiceElections implements SmartLifecycle, ClusterLeases {

	/**
	 * Phase in which elections begin and end: they are there before the services are, and
	 * until those have ended.
	 */
	public static final int PHASE = ServiceStartLifecycle.PHASE - 2;

	private static final Log logger = LogFactory.getLog(ServiceElections.class);

	private static final String RELEASED = "lease-released";

	private final Map<String, Election> elections = new TreeMap<>();

	private final Duration duration;

	private final boolean alone;

	private final ElectionEnvironment environment;

	private final @Nullable WatchedLeaseStore store;

	private volatile @Nullable LeaseThreads threads;

	/**
	 * Creates elections.
	 * @param services the services of the application
	 * @param engine where leases are kept, or {@code null} if this node is the only one
	 * @param messaging tells other nodes when a lease is free, or {@code null} if they
	 * find out by themselves
	 * @param duration how long a lease lasts that is not renewed
	 * @param environment lends time and threads
	 * @throws InvalidConfigurationException if the engine has no leases, and a service
	 * needs one
	 */
	public ServiceElections(Collection<ServiceProcess> services, @Nullable ClusterEngine engine,
			@Nullable ClusterMessaging messaging, Duration duration, ElectionEnvironment environment) {
		EngineClock clock = environment.clock();
		this.duration = duration;
		this.alone = engine == null;
		this.environment = environment;
		LeaseStore leases = (engine != null) ? engine.leases() : new LocalLeases(clock);
		WatchedLeaseStore store = (leases != null) ? new WatchedLeaseStore(leases, duration, clock) : null;
		this.store = store;
		String node = (messaging != null) ? messaging.node() : nodeId(environment.random());
		LeaseTimes times = new LeaseTimes(duration, environment.random());
		for (ServiceProcess service : services) {
			if (service.descriptor().scope() == ServiceScope.CLUSTER) {
				this.elections.put(service.name(),
						new Election(service, node, demand(store, engine, service.descriptor()), times, clock::nanoTime,
								(name) -> tell(messaging, name)));
			}
		}
		if (messaging != null) {
			messaging.handle(RELEASED, Released.class, (from, released) -> released(released.service()));
		}
	}

	private static String nodeId(RandomGenerator random) {
		byte[] id = new byte[16];
		random.nextBytes(id);
		return HexFormat.of().formatHex(id);
	}

	private static LeaseStore demand(@Nullable LeaseStore store, @Nullable ClusterEngine engine,
			ServiceDescriptor service) {
		if (store != null) {
			return store;
		}
		throw new InvalidConfigurationException(
				"Bean '%s' (%s) is a WebSocket service of scope CLUSTER, and the cluster's engine '%s' has no leases by which nodes could agree on who runs it"
					.formatted(service.beanName(), service.type().getName(), (engine != null) ? engine.name() : "none"),
				"Set boss.websocket.cluster.engine to one that has leases, such as 'redis', or remove scope = ServiceScope.CLUSTER from its @BossService");
	}

	private static void tell(@Nullable ClusterMessaging messaging, String service) {
		if (messaging != null) {
			messaging.publish(RELEASED, new Released(service));
		}
	}

	private void released(String service) {
		Election election = this.elections.get(service);
		if (election != null) {
			election.told();
		}
	}

	@Override
	public Optional<Lease> lease(String service) {
		return Optional.ofNullable(this.elections.get(service)).map(Election::lease);
	}

	@Override
	public Optional<Lease> lastSeen(String service) {
		return Optional.ofNullable(this.elections.get(service)).map(Election::seen);
	}

	/**
	 * How the store is in which the nodes of a cluster keep their leases.
	 * @return the status of this moment, or {@code null} if there is none: the node is
	 * alone, or has no service of scope CLUSTER
	 */
	public @Nullable LeaseStoreStatus store() {
		WatchedLeaseStore store = this.store;
		return (store != null && !this.alone && !this.elections.isEmpty()) ? store.status() : null;
	}

	@Override
	public void start() {
		if (this.elections.isEmpty() || this.threads != null) {
			return;
		}
		if (this.alone) {
			logger.info("Services of scope CLUSTER run on this node, which knows of no other "
					+ "(boss.websocket.cluster.engine is none): " + this.elections.keySet());
		}
		LeaseThreads threads = this.environment.threads().get();
		this.threads = threads;
		this.elections.values().forEach((election) -> election.start(threads.threads()));
	}

	@Override
	public void stop() {
		stop(() -> {
		});
	}

	/**
	 * Leases of services that have ended are given back; one whose service does not end
	 * runs out by itself.
	 */
	@Override
	public void stop(Runnable callback) {
		LeaseThreads threads = this.threads;
		this.threads = null;
		if (threads == null) {
			callback.run();
			return;
		}
		CompletableFuture<Void> unused = threads
			.end(() -> this.elections.values().forEach(Election::stop), this.duration.dividedBy(2))
			.thenRun(callback);
	}

	@Override
	public boolean isRunning() {
		return this.threads != null;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

}
