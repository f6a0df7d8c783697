/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.gather;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;

import io.boss.websocket.cluster.ClusterMember;
import org.jspecify.annotations.Nullable;

/**
 * Question that some nodes have not answered yet. Safe on any thread.
 *
 * @param <A> the answer
 */
final class OpenQuestion<A> {

	private final Map<String, ClusterMember> asked = new LinkedHashMap<>();

	private final Set<String> awaited = ConcurrentHashMap.newKeySet();

	private final Map<String, A> answers = new ConcurrentHashMap<>();

	private final CompletableFuture<Gathered<A>> gathered = new CompletableFuture<>();

	private volatile @Nullable Future<?> deadline;

	OpenQuestion(Iterable<ClusterMember> others, String self, A own) {
		others.forEach((member) -> this.asked.put(member.id(), member));
		this.awaited.addAll(this.asked.keySet());
		this.answers.put(self, own);
	}

	CompletableFuture<Gathered<A>> gathered() {
		return this.gathered;
	}

	Set<String> awaited() {
		return Set.copyOf(this.awaited);
	}

	boolean isAnswered() {
		return this.awaited.isEmpty();
	}

	void endAt(Future<?> deadline) {
		this.deadline = deadline;
		if (this.gathered.isDone()) {
			deadline.cancel(false);
		}
	}

	/**
	 * A node has answered.
	 * @param node the id of the node
	 * @param answer the answer
	 * @return whether there is no node left to wait for
	 */
	boolean answered(String node, A answer) {
		if (this.awaited.contains(node)) {
			this.answers.putIfAbsent(node, answer);
		}
		return settled(node);
	}

	/**
	 * A node will not answer any more.
	 * @param node the id of the node
	 * @return whether there is no node left to wait for
	 */
	boolean settled(String node) {
		return this.awaited.remove(node) && this.awaited.isEmpty();
	}

	void end(Executor executor) {
		Future<?> deadline = this.deadline;
		if (deadline != null) {
			deadline.cancel(false);
		}
		Map<String, A> answers = Map.copyOf(this.answers);
		List<ClusterMember> missing = this.asked.values()
			.stream()
			.filter((member) -> !answers.containsKey(member.id()))
			.toList();
		this.gathered.completeAsync(() -> new Gathered<>(answers, missing), executor);
	}

}
