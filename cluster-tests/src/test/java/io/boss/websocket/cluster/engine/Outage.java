/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.engine;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

import io.boss.websocket.cluster.ClusterEngine;
import org.awaitility.Awaitility;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A broker that goes away and comes back empty, while one engine has been at work and
 * another one starts.
 */
final class Outage {

	private static final Duration BOUND = Duration.ofSeconds(30);

	private final Set<String> early = ConcurrentHashMap.newKeySet();

	private final Set<String> late = ConcurrentHashMap.newKeySet();

	private final Broker broker;

	Outage(Broker broker) {
		this.broker = broker;
	}

	void strike(ClusterEngine early, ClusterEngine late) {
		start(early, "early", this.early);
		EngineContract.patiently().ignoreExceptions().until(() -> isHeard("before", early, this.early));
		this.broker.stop();
		CompletableFuture<Void> publish = CompletableFuture.runAsync(() -> early.publish(frames("lost")));
		CompletableFuture<Void> ping = CompletableFuture.runAsync(early::ping);
		assertThat(publish).failsWithin(BOUND).withThrowableOfType(ExecutionException.class);
		assertThat(ping).failsWithin(BOUND).withThrowableOfType(ExecutionException.class);
		assertThat(CompletableFuture.runAsync(() -> start(late, "late", this.late))).succeedsWithin(BOUND);
		this.broker.start();
		Awaitility.await().atMost(BOUND).ignoreExceptions().until(() -> isHeard("after", early, this.early, this.late));
		Awaitility.await().atMost(BOUND).ignoreExceptions().until(() -> isHeard("again", late, this.early, this.late));
		early.ping();
	}

	private static void start(ClusterEngine engine, String node, Set<String> received) {
		engine.start(node, (frame) -> received.add(new String(frame, StandardCharsets.UTF_8)));
	}

	@SafeVarargs
	private static boolean isHeard(String text, ClusterEngine publisher, Set<String>... receivers) {
		publisher.publish(frames(text));
		return List.of(receivers).stream().allMatch((received) -> received.contains(text));
	}

	private static List<byte[]> frames(String text) {
		return List.of(text.getBytes(StandardCharsets.UTF_8));
	}

}
