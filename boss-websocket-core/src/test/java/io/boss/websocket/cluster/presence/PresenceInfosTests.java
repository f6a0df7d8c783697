/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.presence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.CloseCode;
import io.boss.websocket.CloseReason;
import io.boss.websocket.CloseReason.Kind;
import io.boss.websocket.FakeConnection;
import io.boss.websocket.Outcome;
import io.boss.websocket.PresenceEntry;
import io.boss.websocket.PresenceEvent;
import io.boss.websocket.Seed;
import io.boss.websocket.cluster.ClusterMember;
import io.boss.websocket.cluster.ClusterMessaging;
import io.boss.websocket.cluster.MembershipListener;
import io.boss.websocket.cluster.SingleNode;
import io.boss.websocket.cluster.SuppliedClock;
import io.boss.websocket.cluster.TestCluster;
import io.boss.websocket.cluster.connection.LocalConnections;
import io.boss.websocket.delivery.QueuedEvents;
import io.boss.websocket.mailbox.HandDrivenExecutor;
import io.boss.websocket.mailbox.MailboxLimits;
import io.boss.websocket.mailbox.MailboxLimits.WhenFull;
import io.boss.websocket.service.ServiceRegistry;
import io.boss.websocket.service.TestProcesses;
import io.boss.websocket.stats.BossStats;
import io.boss.websocket.timing.EngineClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import org.springframework.core.task.SimpleAsyncTaskExecutor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a service is told whose mailbox is smaller than what happens.
 */
class PresenceInfosTests {

	// The common pool may have one thread only.
	private static final Executor THREADS = new SimpleAsyncTaskExecutor("presence-");

	private static final int MANY = 5000;

	private final HandDrivenExecutor executor = new HandDrivenExecutor();

	private boolean busy;

	private final LocalConnections connections = new LocalConnections();

	private final List<PresenceEvent> told = new ArrayList<>();

	private final List<PresenceEvent> contradictions = new ArrayList<>();

	private final Map<String, PresenceEntry> known = new LinkedHashMap<>();

	private final BossServiceHandler<Integer> handler = new BossServiceHandler<>() {

		@Override
		public Outcome<Integer> handleInfo(Object info, Integer state) {
			if (info instanceof PresenceEvent event) {
				told(event);
			}
			return Outcome.noReply(state);
		}

	};

	private void told(PresenceEvent event) {
		this.told.add(event);
		String id = event.entry().connectionId();
		boolean left = event instanceof PresenceEvent.Left;
		PresenceEntry before = left ? this.known.remove(id) : this.known.put(id, event.entry());
		boolean expected = left ? before != null
				: Objects.equals(before, (event instanceof PresenceEvent.Updated updated) ? updated.before() : null);
		if (!expected) {
			this.contradictions.add(event);
		}
	}

	@AfterEach
	void nothingContradictsWhatWasTold() {
		assertThat(this.contradictions).isEmpty();
	}

	private ClusterPresence presence(ClusterMessaging messaging) {
		ServiceRegistry services = TestProcesses.registry("test", this.handler,
				new MailboxLimits(100, 10, 16, 16, WhenFull.PAUSE), (task) -> {
					if (this.busy) {
						this.executor.execute(task);
					}
					else {
						task.run();
					}
				});
		return new ClusterPresence(this.connections, messaging, services, (event) -> {
		}, EngineClock.SYSTEM, 1 << 20);
	}

	private FakeConnection connect(String id) {
		FakeConnection client = new FakeConnection(id);
		this.connections.opened(client);
		return client;
	}

	private void disconnect(FakeConnection client) {
		this.connections.closed(client, new CloseReason(Kind.PEER, CloseCode.NORMAL, ""));
	}

	@Test
	void whenANodeWithManyClientsDiesTheServiceIsToldOfEach() {
		TestCluster cluster = new TestCluster();
		ClusterPresence presence = presence(cluster.add("n1"));
		PresenceNode other = new PresenceNode(cluster.add("n2"), new SuppliedClock(() -> 0, Instant::now));
		cluster.beat();
		for (int i = 0; i < MANY; i++) {
			other.enter("eve");
		}
		cluster.deliver();
		assertThat(this.known).hasSize(MANY);
		this.busy = true;
		this.told.clear();
		cluster.kill("n2");
		assertThat(presence.list("test")).isEmpty();
		this.executor.runAll();
		assertThat(this.told).hasSize(MANY).hasOnlyElementsOfType(PresenceEvent.Left.class);
		assertThat(this.known).isEmpty();
	}

	@Test
	void whenTheServiceIsBusyWhatItIsToldAddsUpToTheList() {
		ClusterPresence presence = presence(new SingleNode());
		SplittableRandom random = Seed.random(PresenceInfosTests.class);
		List<FakeConnection> clients = new ArrayList<>();
		this.busy = true;
		for (int i = 0; i < MANY; i++) {
			int next = random.nextInt(100);
			if (next < 50 || clients.isEmpty()) {
				FakeConnection client = connect("c" + i);
				clients.add(client);
				presence.enter(client, Map.of());
			}
			else if (next < 60) {
				presence.enter(clients.get(random.nextInt(clients.size())), Map.of("mood", "m" + i));
			}
			else if (next < 70) {
				presence.leave(clients.get(random.nextInt(clients.size())));
			}
			else if (next < 99) {
				disconnect(clients.remove(random.nextInt(clients.size())));
			}
			else {
				this.executor.runNext();
			}
		}
		this.executor.runAll();
		assertThat(this.known.values()).containsExactlyInAnyOrderElementsOf(presence.list("test"));
	}

	@Test
	void whenClientsComeAndGoWhileTheServiceIsBusyNothingPilesUp() {
		ClusterPresence presence = presence(new SingleNode());
		this.busy = true;
		for (int i = 0; i < MANY; i++) {
			FakeConnection client = connect("c" + i);
			presence.enter(client, Map.of());
			disconnect(client);
		}
		this.executor.runAll();
		assertThat(this.told).hasSizeLessThan(20);
		assertThat(this.known).isEmpty();
	}

	@Test
	void whenListenersOfTheApplicationAreSlowTheyAreToldOfEach() {
		HandDrivenExecutor slow = new HandDrivenExecutor();
		QueuedEvents events = new QueuedEvents((event) -> told((PresenceEvent) event), slow, BossStats.NONE);
		ClusterPresence presence = new ClusterPresence(this.connections, new SingleNode(),
				new ServiceRegistry(List.of(), (service) -> null, null), events, EngineClock.SYSTEM, 1 << 20);
		List<FakeConnection> clients = new ArrayList<>();
		for (int i = 0; i < 2 * MANY; i++) {
			FakeConnection client = connect("c" + i);
			presence.enter(client, Map.of());
			clients.add(client);
		}
		slow.runAll();
		assertThat(this.known).hasSize(2 * MANY);
		clients.forEach(this::disconnect);
		slow.runAll();
		assertThat(this.told).hasSize(4 * MANY);
		assertThat(this.known).isEmpty();
	}

	@Test
	void whenSomebodyElseChangesEntriesNeitherListsNorOtherConnectionsWait() throws Exception {
		CountDownLatch entered = new CountDownLatch(1);
		CountDownLatch goOn = new CountDownLatch(1);
		ClusterPresence presence = presence(new HeldUp(entered, goOn));
		FakeConnection slow = connect("slow");
		CompletableFuture<Boolean> slowly = CompletableFuture.supplyAsync(() -> presence.enter(slow, Map.of()),
				THREADS);
		try {
			assertThat(entered.await(40, TimeUnit.SECONDS)).isTrue();
			CompletableFuture<Integer> others = CompletableFuture.supplyAsync(() -> {
				FakeConnection never = connect("never");
				disconnect(never);
				return presence.list("test").size();
			}, THREADS);
			assertThat(others.get(40, TimeUnit.SECONDS)).isOne();
		}
		finally {
			goOn.countDown();
		}
		assertThat(slowly.get(40, TimeUnit.SECONDS)).isTrue();
	}

	@RepeatedTest(50)
	void whenAConnectionEndsWhileItEntersNoEntryIsLeft() throws Exception {
		ClusterPresence presence = presence(new SingleNode());
		FakeConnection client = connect("c");
		CompletableFuture<Boolean> entering = CompletableFuture.supplyAsync(() -> presence.enter(client, Map.of()),
				THREADS);
		disconnect(client);
		entering.get(40, TimeUnit.SECONDS);
		assertThat(presence.list("test")).isEmpty();
	}

	/** A node whose outbox takes its time. */
	private static final class HeldUp implements ClusterMessaging {

		private final CountDownLatch entered;

		private final CountDownLatch goOn;

		private HeldUp(CountDownLatch entered, CountDownLatch goOn) {
			this.entered = entered;
			this.goOn = goOn;
		}

		@Override
		public String node() {
			return "";
		}

		@Override
		public Collection<ClusterMember> others() {
			return List.of();
		}

		@Override
		public ClusterMember other(String node) {
			return null;
		}

		@Override
		public boolean hasLeft(String node) {
			return false;
		}

		@Override
		public boolean publish(String kind, Object body) {
			this.entered.countDown();
			try {
				return this.goOn.await(40, TimeUnit.SECONDS);
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}

		@Override
		public boolean send(String node, String kind, Object body) {
			return false;
		}

		@Override
		public <T> void handle(String kind, Class<T> type, BiConsumer<String, T> handler) {
		}

		@Override
		public void describe(String name, LongSupplier number) {
		}

		@Override
		public void listen(MembershipListener listener) {
		}

	}

}
