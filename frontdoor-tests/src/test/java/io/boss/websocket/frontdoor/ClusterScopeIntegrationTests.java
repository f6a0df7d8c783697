/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.DeliveryResult;
import io.boss.websocket.Outcome;
import io.boss.websocket.ServiceScope;
import io.boss.websocket.ServiceState;
import io.boss.websocket.broadcast.BroadcastTemplate;
import io.boss.websocket.cluster.ClusterEngine;
import io.boss.websocket.cluster.ClusterLeases;
import io.boss.websocket.cluster.EngineCapability;
import io.boss.websocket.cluster.FrameReceiver;
import io.boss.websocket.cluster.Lease;
import io.boss.websocket.cluster.LeaseStore;
import io.boss.websocket.cluster.lease.ElectionEnvironment;
import io.boss.websocket.cluster.lease.ServiceElections;
import io.boss.websocket.service.ServiceRegistry;
import io.boss.websocket.test.client.BossWebSocketClient;
import io.boss.websocket.timing.EngineClock;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A service of scope CLUSTER on a node that does not run it at first: its clients come to
 * a service of scope NODE, and both talk in broadcasts.
 */
class ClusterScopeIntegrationTests {

	@ParameterizedTest
	@EnumSource
	void whenNodeGetsTheLeaseTheServiceRunsForClientsOfAnother(Container container) {
		RefusalCounts refusals = new RefusalCounts();
		try (BossServer server = BossServer.on(container)
			.with(Cluster.class)
			.service(RefusalCounts.class, () -> refusals)
			.start(); BossWebSocketClient client = BossWebSocketClient.connect(server.uri("/websocket/board"))) {
			Broker broker = server.context().getBean(Cluster.class).broker();
			assertThat(server.service("dispatch").state()).isEqualTo(ServiceState.STANDBY);
			try (RawWebSocket refused = RawWebSocket.handshake(server.uri("/websocket/dispatch"))) {
				assertThat(refused.status()).isEqualTo(503);
				assertThat(refused.header("Retry-After")).isEqualTo("5");
			}
			assertThat(server.broadcasts().broadcast("dispatch", "nobody")).isEqualTo(DeliveryResult.STANDBY);
			server.broadcasts().convertAndSend("dispatch", "nobody");
			refusals.expect("dispatch: STANDBY");

			broker.holder.set("this");
			Awaitility.await().until(() -> server.service("dispatch").state() == ServiceState.RUNNING);
			client.send("job");
			assertThat(client.receiveText()).isEqualTo("job done with token 2");

			broker.holder.set("another");
			Awaitility.await().until(() -> server.service("dispatch").state() == ServiceState.STANDBY);
			assertThat(server.context().getBean(ClusterLeases.class).lease("dispatch")).isEmpty();
			refusals.expect();
		}
	}

	@BossService(scope = ServiceScope.CLUSTER)
	static class DispatchService implements BossServiceHandler<Long> {

		private final BroadcastTemplate broadcasts;

		private final ClusterLeases leases;

		DispatchService(BroadcastTemplate broadcasts, ClusterLeases leases) {
			this.broadcasts = broadcasts;
			this.leases = leases;
		}

		@Override
		public Outcome<Long> handleBroadcast(Object job, Long state) {
			long token = this.leases.lease("dispatch").orElseThrow().token();
			this.broadcasts.broadcast("board", job + " done with token " + token);
			return Outcome.noReply(state);
		}

	}

	@BossService
	static class BoardService implements BossServiceHandler<ConnectionGroup> {

		private final BroadcastTemplate broadcasts;

		BoardService(BroadcastTemplate broadcasts) {
			this.broadcasts = broadcasts;
		}

		@Override
		public ConnectionGroup init() {
			return new ConnectionGroup();
		}

		@Override
		public Outcome<ConnectionGroup> handleJoin(String servicePath, BossConnection client, ConnectionGroup state) {
			state.add(client);
			return Outcome.noReply(state);
		}

		@Override
		public Outcome<ConnectionGroup> handleIncoming(String servicePath, BossConnection client, BossMessage message,
				ConnectionGroup state) {
			this.broadcasts.broadcast("dispatch", ((BossMessage.Text) message).payload());
			return Outcome.noReply(state);
		}

		@Override
		public Outcome<ConnectionGroup> handleBroadcast(Object message, ConnectionGroup state) {
			state.send(BossMessage.text(message.toString()));
			return Outcome.noReply(state);
		}

	}

	/**
	 * A broker that gives the lease to whom the test says.
	 */
	static class Broker implements ClusterEngine, LeaseStore {

		private final AtomicReference<String> holder = new AtomicReference<>("another");

		@Override
		public Lease acquire(String name, String node, Duration duration) {
			return this.holder.get().equals("this") ? new Lease(name, node, 2) : new Lease(name, "another", 1);
		}

		@Override
		public void release(Lease lease) {
		}

		@Override
		public String name() {
			return "test";
		}

		@Override
		public Set<EngineCapability> capabilities() {
			return Set.of(EngineCapability.LEASE);
		}

		@Override
		public LeaseStore leases() {
			return this;
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

	@Configuration(proxyBeanMethods = false)
	static class Cluster {

		private final Broker broker = new Broker();

		// No bean of the type of the port, for nothing but leases is here.
		@Bean
		ServiceElections elections(ServiceRegistry registry, EngineClock clock) {
			return new ServiceElections(registry.processes(), this.broker, null, Duration.ofSeconds(2),
					ElectionEnvironment.own(clock));
		}

		@Bean
		DispatchService dispatch(BroadcastTemplate broadcasts, ClusterLeases leases) {
			return new DispatchService(broadcasts, leases);
		}

		@Bean
		BoardService board(BroadcastTemplate broadcasts) {
			return new BoardService(broadcasts);
		}

		Broker broker() {
			return this.broker;
		}

	}

}
