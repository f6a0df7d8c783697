/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.math.BigDecimal;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.BossServices;
import io.boss.websocket.CloseCode;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.DeliveryResult;
import io.boss.websocket.ForwardResult;
import io.boss.websocket.Outcome;
import io.boss.websocket.Presence;
import io.boss.websocket.PresenceEntry;
import io.boss.websocket.PresenceEvent;
import io.boss.websocket.UserConnections;
import io.boss.websocket.UserDelivery;
import io.boss.websocket.autoconfigure.BossClusterAutoConfiguration;
import io.boss.websocket.autoconfigure.BossHealthContributorAutoConfiguration;
import io.boss.websocket.autoconfigure.BossWebSocketAutoConfiguration;
import io.boss.websocket.autoconfigure.BossWorkerAutoConfiguration;
import io.boss.websocket.broadcast.BroadcastOperations;
import io.boss.websocket.broadcast.BroadcastTemplate;
import io.boss.websocket.cluster.ClusterEngine;
import io.boss.websocket.cluster.ClusterMessaging;
import io.boss.websocket.cluster.MemoryBroker;
import io.boss.websocket.test.client.BossWebSocketClient;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Two nodes of a cluster in one JVM, each with a server of its own.
 */
class TwoNodesIntegrationTests {

	private static final MemoryBroker BROKER = new MemoryBroker();

	private static BossServer one;

	private static BossServer two;

	@BeforeAll
	static void start() {
		one = node();
		two = node();
		await().untilAsserted(() -> assertThat(List.of(one, two))
			.allSatisfy((node) -> assertThat(node.context().getBean(ClusterMessaging.class).others()).hasSize(1)));
	}

	private static BossServer node() {
		return BossServer.on(Container.TOMCAT)
			.with(NodeConfiguration.class)
			.with("boss.websocket.cluster.heartbeat=200ms", "boss.websocket.cluster.lease=20s")
			.start();
	}

	@AfterAll
	static void stop() {
		one.close();
		two.close();
	}

	@Test
	void aConnectionIsReachedByItsIdFromTheOtherNode() {
		try (BossWebSocketClient client = connect(one, "ann")) {
			String id = idOf(client);
			assertThat(id).endsWith("." + one.context().getBean(ClusterMessaging.class).node());
			assertThat(services(two).connection(id).send(Map.of("n", 1))).isEqualTo(ForwardResult.FORWARDED);
			assertThat(client.receiveText()).isEqualTo("{\"n\":1}");
			assertThat(services(one).connection(id).send(Map.of("n", 2))).isEqualTo(ForwardResult.DELIVERED);
			assertThat(client.receiveText()).isEqualTo("{\"n\":2}");
			assertThat(services(two).connection(id).close(CloseCode.of(4000), "bye"))
				.isEqualTo(ForwardResult.FORWARDED);
			assertThat(client.awaitEnd()).asString().isEqualTo("4000 bye");
			await().untilAsserted(
					() -> assertThat(services(one).connection(id).send("late")).isEqualTo(ForwardResult.GONE));
		}
	}

	@Test
	void aUserIsReachedOnBothNodes() {
		try (BossWebSocketClient here = connect(one, "bob"); BossWebSocketClient there = connect(two, "bob")) {
			Set<String> ids = Set.of(idOf(here), idOf(there));
			assertThat(services(one).user("bob").send("hello")).isEqualTo(new UserDelivery(1, 0, 1, 0));
			assertThat(here.receiveText()).isEqualTo("hello");
			assertThat(there.receiveText()).isEqualTo("hello");
			UserConnections connections = services(two).user("bob").connections().join();
			assertThat(connections.isComplete()).isTrue();
			assertThat(connections.connections().stream().map(UserConnections.UserConnection::id))
				.containsExactlyInAnyOrderElementsOf(ids);
			services(two).user("bob").close(CloseCode.of(4001), "out");
			assertThat(here.awaitEnd()).asString().isEqualTo("4001 out");
			assertThat(there.awaitEnd()).asString().isEqualTo("4001 out");
		}
	}

	@Test
	void aUserIsReachedInOneServiceOnBothNodes() {
		try (BossWebSocketClient here = connect(one, "kim"); BossWebSocketClient there = connect(two, "kim")) {
			idOf(here);
			idOf(there);
			String service = services(one).all().iterator().next().name();
			services(one).user("kim").in("other").send("not for them");
			services(one).user("kim").in(service).send("hello");
			assertThat(here.receiveText()).isEqualTo("hello");
			assertThat(there.receiveText()).isEqualTo("hello");
			assertThat(services(one).connectionsOf("kim", service)).hasSize(1);
			assertThat(services(one).connectionsOf("kim", "other")).isEmpty();
		}
	}

	@Test
	void numbersInABroadcastAreOnEachNodeWhatTheyWere() {
		try (BossWebSocketClient here = connect(one, "eve"); BossWebSocketClient there = connect(two, "eve")) {
			idOf(here);
			idOf(there);
			String service = services(one).all().iterator().next().name();
			one.context()
				.getBean(BroadcastOperations.class)
				.broadcast(service, List.of(5L, new BigDecimal("1.10"), Double.NaN, 7));
			assertThat(here.receiveText()).isEqualTo("[Long 5, BigDecimal 1.10, Double NaN, Integer 7]");
			assertThat(there.receiveText()).isEqualTo("[Long 5, BigDecimal 1.10, Double NaN, Integer 7]");
		}
	}

	@Test
	void anApplicationWithoutAWebServerReachesServicesAndUsersOfTheOthers() {
		BossWebSocketClient client = connect(one, "eve");
		idOf(client);
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(BossWorkerAutoConfiguration.class, BossWebSocketAutoConfiguration.class,
							BossClusterAutoConfiguration.class, BossHealthContributorAutoConfiguration.class,
							TaskExecutionAutoConfiguration.class, JacksonAutoConfiguration.class))
			.withBean(ClusterEngine.class, BROKER::engine)
			.withPropertyValues("boss.websocket.cluster.heartbeat=200ms", "boss.websocket.cluster.lease=20s",
					"boss.websocket.cluster.node-name=worker")
			.run((context) -> {
				assertThat(context).hasNotFailed().hasSingleBean(BroadcastOperations.class);
				String worker = context.getBean(ClusterMessaging.class).node();
				BossServices services = context.getBean(BossServices.class);
				assertThat(services.all()).isEmpty();
				await().untilAsserted(() -> {
					assertThat(context.getBean(ClusterMessaging.class).others()).hasSize(2);
					assertThat(one.context().getBean(ClusterMessaging.class).other(worker)).isNotNull();
				});
				assertThat(context.getBean("bosswebsocketclusterHealthIndicator", HealthIndicator.class)
					.health()
					.getStatus()).isEqualTo(Status.UP);
				assertThat(services.user("eve").send("from a job")).isEqualTo(new UserDelivery(0, 0, 2, 0));
				assertThat(client.receiveText()).isEqualTo("from a job");
				String service = services(one).all().iterator().next().name();
				assertThat(context.getBean(BroadcastOperations.class).broadcast(service, "news"))
					.isEqualTo(DeliveryResult.ACCEPTED);
				// And ends at once.
			});
		assertThat(client.receiveText()).isEqualTo("news");
		client.disconnect();
		await().untilAsserted(() -> assertThat(one.context().getBean(ClusterMessaging.class).others()).hasSize(1));
	}

	@Test
	void bothNodesKnowWhoIsThereAndTellTheirServices() {
		try (BossWebSocketClient watcher = connect(two, "eve")) {
			idOf(watcher);
			try (BossWebSocketClient client = connect(one, "joe")) {
				idOf(client);
				assertThat(watcher.receiveText()).isEqualTo("Joined joe");
				assertThat(users(one)).contains("eve", "joe").containsExactlyInAnyOrderElementsOf(users(two));
			}
			assertThat(watcher.receiveText()).isEqualTo("Left joe");
			assertThat(users(two)).contains("eve").doesNotContain("joe");
		}
	}

	@Test
	void whoWasOnANodeThatStopsHasLeft() {
		BossServer three = node();
		BossWebSocketClient client = connect(three, "tom");
		await().untilAsserted(() -> assertThat(users(one)).contains("tom"));
		// A node that answers late is missing from an answer, and the answer says so.
		String id = await().until(() -> services(one).user("tom").connections().join(), UserConnections::isComplete)
			.connections()
			.get(0)
			.id();
		three.close();
		client.disconnect();
		await().untilAsserted(() -> {
			assertThat(users(one)).doesNotContain("tom");
			assertThat(services(one).connection(id).send("late")).isEqualTo(ForwardResult.GONE);
		});
	}

	@Test
	void halfOfASurrogatePairIsReplacedOnTheWayToClientsOfBothNodes() {
		String half = "half \ud83d";
		String replaced = "half \ufffd";
		try (BossWebSocketClient here = connect(one, "eve"); BossWebSocketClient there = connect(two, "eve")) {
			List<String> ids = List.of(idOf(here), idOf(there));
			BroadcastTemplate broadcasts = one.context().getBean(BroadcastTemplate.class);
			assertThat(broadcasts.broadcast("crowd", half)).isEqualTo(DeliveryResult.ACCEPTED);
			assertThat(here.receiveText()).isEqualTo(replaced);
			assertThat(there.receiveText()).isEqualTo(replaced);
			services(one).user("eve").send(half);
			assertThat(here.receiveText()).isEqualTo(replaced);
			assertThat(there.receiveText()).isEqualTo(replaced);
			ids.forEach((id) -> services(one).connection(id).send(half));
			assertThat(here.receiveText()).isEqualTo(replaced);
			assertThat(there.receiveText()).isEqualTo(replaced);
			services(one).user("eve").close(CloseCode.of(4000), half);
			assertThat(here.awaitEnd()).asString().isEqualTo("4000 " + replaced);
			assertThat(there.awaitEnd()).asString().isEqualTo("4000 " + replaced);
		}
		assertThat(services(one).get("crowd").restarts()).isZero();
	}

	private static List<String> users(BossServer node) {
		return node.context()
			.getBean(Presence.class)
			.list("crowd")
			.stream()
			.map(PresenceEntry::user)
			.flatMap(Stream::ofNullable)
			.toList();
	}

	private static BossWebSocketClient connect(BossServer node, String user) {
		return BossWebSocketClient.connect(node.uri("/websocket/crowd?user=" + user));
	}

	// Nothing is told to a client before it is asked for its id.
	private static String idOf(BossWebSocketClient client) {
		client.send("id");
		return (client.receiveText());
	}

	private static BossServices services(BossServer node) {
		return node.context().getBean(BossServices.class);
	}

	@BossService("crowd")
	static class CrowdService implements BossServiceHandler<ConnectionGroup> {

		private final Presence presence;

		CrowdService(Presence presence) {
			this.presence = presence;
		}

		@Override
		public ConnectionGroup init() {
			return new ConnectionGroup();
		}

		@Override
		public Outcome<ConnectionGroup> handleJoin(String servicePath, BossConnection client, ConnectionGroup state) {
			this.presence.enter(client, Map.of());
			return Outcome.noReply(state);
		}

		@Override
		public Outcome<ConnectionGroup> handleIncoming(String servicePath, BossConnection client, BossMessage message,
				ConnectionGroup state) {
			client.send(client.id());
			if ("eve".equals(client.handshake().queryParameter("user"))) {
				state.add(client);
			}
			return Outcome.noReply(state);
		}

		@Override
		public Outcome<ConnectionGroup> handleBroadcast(Object message, ConnectionGroup state) {
			state.send((message instanceof List<?> values)
					? values.stream().map((value) -> value.getClass().getSimpleName() + " " + value).toList().toString()
					: message);
			return Outcome.noReply(state);
		}

		// The only one who wants to know is eve.
		@Override
		public Outcome<ConnectionGroup> handleInfo(Object info, ConnectionGroup state) {
			if (info instanceof PresenceEvent event && "joe".equals(event.entry().user())) {
				state.send(event.getClass().getSimpleName() + " " + event.entry().user());
			}
			return Outcome.noReply(state);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class NodeConfiguration {

		@Bean
		ClusterEngine engine() {
			return BROKER.engine();
		}

		@Bean
		CrowdService crowdService(Presence presence) {
			return new CrowdService(presence);
		}

		@Bean
		Filter userFilter() {
			return (request, response, chain) -> chain.doFilter(new NamedRequest((HttpServletRequest) request),
					response);
		}

	}

	/** A request of whoever it says. */
	private static final class NamedRequest extends HttpServletRequestWrapper {

		private NamedRequest(HttpServletRequest request) {
			super(request);
		}

		@Override
		public @Nullable Principal getUserPrincipal() {
			String user = getParameter("user");
			return (user != null) ? () -> user : null;
		}

	}

}
