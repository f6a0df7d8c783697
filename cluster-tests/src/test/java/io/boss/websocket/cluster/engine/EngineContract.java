/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.engine;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.boss.websocket.cluster.ClusterEngine;
import io.boss.websocket.cluster.EngineCapability;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * What an engine promises, whatever its broker is.
 */
abstract class EngineContract {

	private static final int FRAMES = 500;

	private final List<Node> nodes = new ArrayList<>();

	/**
	 * Makes an engine that has not started, as auto-configuration would.
	 * @return an engine of a cluster that no other test class uses
	 */
	abstract ClusterEngine engine();

	@AfterEach
	void stop() {
		this.nodes.forEach((node) -> node.engine.stop());
	}

	@Test
	void whenFramesArePublishedThenEachNodeReceivesThemInOrder() {
		Node one = node("one");
		Node two = node("two");
		List<String> expected = new ArrayList<>();
		for (int i = 0; i < 1000; i++) {
			expected.add("frame " + i);
		}
		for (int i = 0; i < 1000; i += 10) {
			one.engine.publish(frames(expected.subList(i, i + 10)));
		}
		patiently().untilAsserted(() -> assertThat(two.received).hasSize(1000));
		assertThat(two.received).isEqualTo(expected);
		patiently().untilAsserted(() -> assertThat(one.received).isEqualTo(expected));
	}

	@Test
	void whenFramesAreSentThenOnlyTheirNodeReceivesThem() {
		assumeTrue(engine().capabilities().contains(EngineCapability.NODE_INBOX), "The engine has no inboxes");
		Node one = node("one");
		Node two = node("two");
		Node three = node("three");
		one.engine.inboxes().send("two", frames(List.of("a", "b")));
		one.engine.publish(frames(List.of("c")));
		patiently().untilAsserted(() -> assertThat(two.received).containsExactlyInAnyOrder("a", "b", "c"));
		patiently().untilAsserted(() -> assertThat(three.received).containsExactly("c"));
		assertThat(two.received.indexOf("a")).isLessThan(two.received.indexOf("b"));
	}

	@Test
	void whenNodeIsGoneThenSendingToItDoesNotFail() {
		assumeTrue(engine().capabilities().contains(EngineCapability.NODE_INBOX), "The engine has no inboxes");
		Node one = node("one");
		one.engine.inboxes().send("nobody", frames(List.of("a")));
		one.engine.inboxes().send("one", frames(List.of("b")));
		patiently().untilAsserted(() -> assertThat(one.received).containsExactly("b"));
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2026 })
	void whenManyPublishThenTheOrderOfEachIsKept(long seed) throws Exception {
		List<Node> nodes = List.of(node("one"), node("two"), node("three"));
		ExecutorService threads = Executors.newFixedThreadPool(6);
		List<Future<?>> publishers = new ArrayList<>();
		for (int i = 0; i < 6; i++) {
			ClusterEngine engine = nodes.get(i % 3).engine;
			String publisher = "publisher " + i;
			Random random = new Random(seed + i);
			publishers.add(threads.submit(() -> publishAll(engine, publisher, random)));
		}
		threads.shutdown();
		for (Future<?> publisher : publishers) {
			publisher.get(30, TimeUnit.SECONDS);
		}
		for (Node node : nodes) {
			patiently().until(() -> node.received.size() >= 6 * FRAMES);
			for (int i = 0; i < 6; i++) {
				assertThat(node.numbersOf("publisher " + i)).as("what publisher %d said, with seed %d", i, seed)
					.isEqualTo(IntStream.range(0, FRAMES).boxed().toList());
			}
		}
	}

	/** Publishes numbered frames of any size, some of them at once. */
	private static void publishAll(ClusterEngine engine, String publisher, Random random) {
		List<String> batch = new ArrayList<>();
		int size = 1;
		for (int n = 0; n < FRAMES; n++) {
			batch.add(publisher + ':' + n + ':' + "x".repeat(random.nextInt(300)));
			if (batch.size() == size || n == FRAMES - 1) {
				synchronized (engine) {
					engine.publish(frames(batch));
				}
				batch.clear();
				size = 1 + random.nextInt(random.nextBoolean() ? 2 : 40);
			}
		}
	}

	/**
	 * Starts an engine and waits until it receives.
	 * @param id the id of its node
	 * @return the node
	 */
	Node node(String id) {
		Node node = new Node(engine());
		this.nodes.add(node);
		node.engine.start(id, node::received);
		awaitHearing(node);
		return node;
	}

	/**
	 * Waits until a node receives what it publishes, whatever has failed before.
	 * @param node the node
	 */
	static void awaitHearing(Node node) {
		node.probed = false;
		patiently().ignoreExceptions().until(() -> {
			node.engine.publish(frames(List.of(Node.PROBE)));
			return node.probed;
		});
	}

	/**
	 * A wait for what comes, however slow the machine and its broker are.
	 * @return the wait
	 */
	static ConditionFactory patiently() {
		return Awaitility.await().atMost(Duration.ofSeconds(60));
	}

	static List<byte[]> frames(List<String> texts) {
		return texts.stream().map((text) -> text.getBytes(StandardCharsets.UTF_8)).toList();
	}

	static final class Node {

		private static final String PROBE = "probe";

		final ClusterEngine engine;

		final List<String> received = new CopyOnWriteArrayList<>();

		private volatile boolean probed;

		Node(ClusterEngine engine) {
			this.engine = engine;
		}

		private List<Integer> numbersOf(String publisher) {
			return this.received.stream()
				.map((text) -> text.split(":", 3))
				.filter((parts) -> parts[0].equals(publisher))
				.map((parts) -> Integer.valueOf(parts[1]))
				.toList();
		}

		void received(byte[] frame) {
			String text = new String(frame, StandardCharsets.UTF_8);
			if (text.equals(PROBE)) {
				this.probed = true;
			}
			else {
				this.received.add(text);
			}
		}

	}

}
