/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.lease;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.InvalidConfigurationException;
import io.boss.websocket.ServiceState;
import io.boss.websocket.cluster.ClusterEngine;
import io.boss.websocket.cluster.ClusterMessaging;
import io.boss.websocket.cluster.EngineCapability;
import io.boss.websocket.cluster.FrameReceiver;
import io.boss.websocket.cluster.Lease;
import io.boss.websocket.cluster.LeaseStore;
import io.boss.websocket.cluster.SuppliedClock;
import io.boss.websocket.cluster.TestCluster;
import io.boss.websocket.service.ServiceProcess;
import io.boss.websocket.service.TestProcesses;
import io.boss.websocket.timing.EngineClock;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ServiceElections}, on real threads.
 */
class ServiceElectionsTests {

	private static final Duration LEASE = Duration.ofMinutes(1);

	private final TestCluster cluster = new TestCluster();

	private final LocalLeases broker = new LocalLeases(new SuppliedClock(() -> 0, () -> Instant.ofEpochMilli(7)));

	private static ServiceProcess service() {
		return TestProcesses.standby(new BossServiceHandler<>() {
		}, ForkJoinPool.commonPool());
	}

	private static ServiceElections elections(List<ServiceProcess> services, @Nullable ClusterEngine engine,
			@Nullable ClusterMessaging messaging) {
		return new ServiceElections(services, engine, messaging, LEASE, ElectionEnvironment.own(EngineClock.SYSTEM));
	}

	private static void awaitState(ServiceProcess service, ServiceState state) {
		Awaitility.await().until(() -> service.state() == state);
	}

	@Test
	void whenEngineHasNoLeasesTheApplicationDoesNotStart() {
		assertThatExceptionOfType(InvalidConfigurationException.class)
			.isThrownBy(() -> elections(List.of(service()), new Engine(null), null))
			.withMessageContainingAll("testService", "scope CLUSTER", "engine 'test' has no leases")
			.satisfies((ex) -> assertThat(ex.action()).contains("boss.websocket.cluster.engine", "redis"));
	}

	@Test
	void whenNoServiceNeedsALeaseAnEngineWithoutIsFine() {
		ServiceElections elections = elections(List.of(), new Engine(null), null);
		elections.start();
		assertThat(elections.isRunning()).isFalse();
	}

	@Test
	void whenThereIsNoEngineTheNodeHoldsTheLease() throws InterruptedException {
		ServiceProcess service = service();
		ServiceElections elections = elections(List.of(service), null, null);
		long before = System.currentTimeMillis();
		elections.start();
		awaitState(service, ServiceState.RUNNING);
		assertThat(elections.lease("test")).hasValueSatisfying((lease) -> {
			assertThat(lease.name()).isEqualTo("test");
			assertThat(lease.token()).isGreaterThanOrEqualTo(before);
		});
		assertThat(elections.lastSeen("test")).isEqualTo(elections.lease("test"));
		assertThat(elections.lease("nothing")).isEmpty();
		TestProcesses.drain(service).join();
		assertThat(service.state()).isEqualTo(ServiceState.STOPPED);
		CountDownLatch stopped = new CountDownLatch(1);
		elections.stop(stopped::countDown);
		assertThat(stopped.await(40, TimeUnit.SECONDS)).isTrue();
		assertThat(elections.isRunning()).isFalse();
		assertThat(elections.lease("test")).isEmpty();
	}

	@Test
	void whenHolderShutsDownTheOtherIsToldAndTakesOver() {
		ServiceProcess first = service();
		ServiceProcess second = service();
		ServiceElections one = elections(List.of(first), new Engine(this.broker), this.cluster.add("one"));
		ServiceElections two = elections(List.of(second), new Engine(this.broker), this.cluster.add("two"));
		one.start();
		awaitState(first, ServiceState.RUNNING);
		two.start();
		Awaitility.await().until(() -> two.lastSeen("test").isPresent());
		assertThat(two.lastSeen("test")).contains(new Lease("test", "one", 7));
		assertThat(second.state()).isEqualTo(ServiceState.STANDBY);
		TestProcesses.drain(first).join();
		one.stop(this.cluster::deliver);
		awaitState(second, ServiceState.RUNNING);
		assertThat(two.lease("test")).contains(new Lease("test", "two", 8));
		two.stop();
	}

	@Test
	void whenOthersTellAgainAndAgainThenOneRoundIsPlanned() {
		List<Runnable> planned = new CopyOnWriteArrayList<>();
		LeaseThread thread = (task, nanos) -> planned.add(task);
		Election election = new Election(service(), "one", this.broker, new LeaseTimes(LEASE, new Random()),
				System::nanoTime, (name) -> {
				});
		election.start(new Election.Threads(thread, thread));
		IntStream.range(0, 100).forEach((i) -> election.told());
		// The begin, what was told, and perhaps the service, which says on its own thread
		// that it is on standby.
		assertThat(planned).hasSizeBetween(2, 3);
		planned.forEach(Runnable::run);
		IntStream.range(0, 100).forEach((i) -> election.told());
		assertThat(planned.size()).isLessThan(10);
	}

	/** An engine for leases and nothing else. */
	private record Engine(@Nullable LeaseStore leases) implements ClusterEngine {

		@Override
		public String name() {
			return "test";
		}

		@Override
		public Set<EngineCapability> capabilities() {
			return Set.of();
		}

		@Override
		public void ping() {
		}

		@Override
		public void start(String node, FrameReceiver receiver) {
		}

		@Override
		public void publish(List<byte[]> frames) {
		}

		@Override
		public void stop() {
		}

	}

}
