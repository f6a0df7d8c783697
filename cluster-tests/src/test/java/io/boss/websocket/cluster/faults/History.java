/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What all clients of some nodes have said and heard, from a beginning that they share.
 * For one thread.
 */
final class History implements AutoCloseable {

	private static final int CLIENTS_OF_NODE = 10;

	private static final Duration PAUSE = Duration.ofMillis(200);

	private static final Duration END = Duration.ofMinutes(2);

	private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

	private final List<ChatNode> nodes;

	private final List<Talker> talkers = new ArrayList<>();

	private final ScheduledFuture<?> talk;

	/**
	 * Connects ten clients to each node, and lets them talk.
	 * @param nodes the nodes
	 */
	History(List<ChatNode> nodes) {
		this.nodes = nodes;
		for (int node = 0; node < nodes.size(); node++) {
			for (int client = 0; client < CLIENTS_OF_NODE; client++) {
				this.talkers.add(Talker.connect("client " + client + " of node " + node, nodes.get(node).uri()));
			}
		}
		this.talk = this.clock.scheduleWithFixedDelay(() -> this.talkers.forEach(Talker::talk), 0, PAUSE.toMillis(),
				TimeUnit.MILLISECONDS);
	}

	/**
	 * Lets them end what they say, and waits until everybody has heard everything.
	 * @return how many messages were said
	 */
	int end() {
		this.talk.cancel(false);
		this.clock.shutdown();
		Awaitility.await().atMost(END).until(this.clock::isTerminated);
		// After whatever somebody may have missed.
		this.talkers.forEach(History::sayLastWord);
		List<Integer> said = this.talkers.stream().map(Talker::said).toList();
		Awaitility.await().atMost(END).untilAsserted(() -> {
			for (Talker listener : this.talkers) {
				assertThat(this.talkers.stream().map((talker) -> listener.heard(talker.name())))
					.as("what %s has heard of each: %s", listener.name(), breaches())
					.containsExactlyElementsOf(said);
			}
		});
		assertThat(breaches()).isEmpty();
		assertThat(this.nodes).allMatch((node) -> node.dropped() == 0);
		return said.stream().mapToInt(Integer::intValue).sum();
	}

	private static void sayLastWord(Talker talker) {
		int said = talker.said();
		Awaitility.await().atMost(END).until(() -> {
			talker.talk();
			return talker.said() > said;
		});
	}

	/**
	 * Allows the clients of one node to miss what others say, from now on.
	 * @param node which node
	 */
	void mayMiss(int node) {
		excuse(node, Integer.MAX_VALUE);
	}

	/**
	 * Allows the clients of one node to have missed what others have said until now.
	 * @param node which node
	 */
	void mayHaveMissed(int node) {
		excuse(node, 0);
	}

	private void excuse(int node, int atLeast) {
		for (Talker listener : this.talkers.subList(node * CLIENTS_OF_NODE, (node + 1) * CLIENTS_OF_NODE)) {
			this.talkers.forEach((talker) -> listener.mayMiss(talker.name(), Math.max(atLeast, talker.said())));
		}
	}

	/**
	 * What should not have happened until now.
	 * @return a line each
	 */
	List<String> breaches() {
		return this.talkers.stream().flatMap((talker) -> talker.breaches().stream()).toList();
	}

	@Override
	public void close() {
		this.clock.shutdownNow();
		this.talkers.forEach(Talker::close);
	}

}
