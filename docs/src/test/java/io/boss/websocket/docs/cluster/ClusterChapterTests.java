/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.cluster;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.boss.websocket.DeliveryResult;
import io.boss.websocket.autoconfigure.BossClusterAutoConfiguration;
import io.boss.websocket.autoconfigure.BossWorkerAutoConfiguration;
import io.boss.websocket.autoconfigure.properties.PropertyNames;
import io.boss.websocket.broadcast.BroadcastOperations;
import io.boss.websocket.cluster.ClusterEngine;
import io.boss.websocket.cluster.channel.MessageChannelClusterEngine;
import io.boss.websocket.test.TestClient;
import io.boss.websocket.test.cluster.BossTestCluster;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.messaging.support.ExecutorSubscribableChannel;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what the chapter about several nodes shows.
 */
class ClusterChapterTests {

	private final Map<String, Long> done = new HashMap<>();

	private final Jobs jobs = (name, token) -> this.done.merge(name, token, Math::max) == token;

	@Test
	void whenClientsEnterAllNodesListThem() {
		try (BossTestCluster cluster = BossTestCluster.of(2, (node) -> new ChatService(node.presence()))) {
			TestClient ann = connect(cluster, 1, "ann");
			TestClient bob = connect(cluster, 2, "bob");
			assertThat(ann).lastText().isEqualTo("[\"ann\",\"bob\"]");
			bob.close();
			assertThat(ann).lastText().isEqualTo("[\"ann\"]");
			cluster.node(2).broadcast("chat", "hello");
			assertThat(ann).lastText().isEqualTo("hello");
		}
	}

	@Test
	void whenClientIsOnAnotherNodeItIsReached() {
		try (BossTestCluster cluster = BossTestCluster.of(2, (node) -> new ChatService(node.presence()))) {
			TestClient bob = connect(cluster, 2, "bob");
			String id = cluster.node(2).services().connectionsOf("bob").iterator().next().id();
			Concierge here = new Concierge(cluster.node(1).services());
			assertThat(here.invite(id, "room 1")).isEqualTo("on its way to the node of the client");
			assertThat(bob).lastText().isEqualTo("come to room 1");
			assertThat(new Concierge(cluster.node(2).services()).invite(id, "room 2")).isEqualTo("queued on this node");
			here.tell("bob", "your order is ready");
			here.tellInChat("bob", "only there");
			assertThat(bob.receivedTexts()).endsWith("your order is ready", "only there");
			here.ban("bob");
			assertThat(bob).isClosedWith(4403);
		}
	}

	@Test
	void whenServiceIsOfScopeClusterOneNodeDoesTheWork() {
		BossTestCluster.Builder builder = BossTestCluster.builder(2)
			.service((node) -> new ChatService(node.presence()))
			.service((node) -> new DispatchService(node.leases(), this.jobs, node.broadcasts()));
		try (BossTestCluster cluster = builder.start()) {
			TestClient ann = connect(cluster, 1, "ann");
			cluster.node(2).broadcast("dispatch", "build 7");
			assertThat(ann.receivedTexts()).containsOnlyOnce("build 7 is done");
			int first = cluster.leader(DispatchService.class).orElseThrow();
			long token = this.done.get("build 7");
			cluster.kill(first);
			cluster.time().advance(Duration.ofSeconds(20));
			int second = cluster.leader(DispatchService.class).orElseThrow();
			cluster.node(second).broadcast("dispatch", "build 8");
			cluster.settle();
			assertThat(this.done.get("build 8")).isGreaterThan(token);
		}
	}

	@Test
	void whenApplicationHasNoWebServerItBroadcastsAllTheSame() {
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(BossWorkerAutoConfiguration.class, BossClusterAutoConfiguration.class,
							TaskExecutionAutoConfiguration.class, JacksonAutoConfiguration.class))
			.withBean(ClusterEngine.class,
					() -> new MessageChannelClusterEngine("memory", new ExecutorSubscribableChannel()))
			.withUserConfiguration(NightlyJob.class)
			.run((context) -> {
				context.getBean(CommandLineRunner.class).run();
				assertThat(context.getBean(BroadcastOperations.class).broadcast("chat", "more"))
					.isEqualTo(DeliveryResult.ACCEPTED);
			});
	}

	@Test
	void whenEngineIsSetItsNameIsKnown() throws Exception {
		StandardEnvironment environment = new StandardEnvironment();
		new YamlPropertySourceLoader().load("cluster", new ClassPathResource("cluster/application.yml"))
			.forEach(environment.getPropertySources()::addLast);
		PropertyNames.check(environment, new DefaultListableBeanFactory());
		assertThat(List.of("redis", "rabbit", "kafka"))
			.contains(environment.getProperty("boss.websocket.cluster.engine"));
	}

	private static TestClient connect(BossTestCluster cluster, int node, String name) {
		return cluster.node(node).connect("/websocket/chat?name=" + name, (handshake) -> handshake.user(name));
	}

}
