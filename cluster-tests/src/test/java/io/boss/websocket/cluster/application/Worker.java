/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.application;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.boss.websocket.DeliveryResult;
import io.boss.websocket.broadcast.BroadcastOperations;
import io.boss.websocket.test.client.BossWebSocketClient;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A job that starts without a web server, tells all clients something, and ends. All of
 * its threads are in one group, so that those that it leaves behind are found.
 */
final class Worker {

	/** A node that is only not heard any more would stay for so long. */
	private static final String[] PROPERTIES = { "spring.main.web-application-type=none",
			"boss.websocket.cluster.lease=1h" };

	private final ThreadGroup threads = new ThreadGroup("worker");

	private Worker() {
	}

	/**
	 * Lets a worker come and go, with a client of each of two nodes.
	 * @param one a node, with the service
	 * @param two another
	 * @param start starts a node with these properties
	 * @param more what else the worker is to do while it is there
	 */
	static void reaches(Node one, Node two, Starter start, Consumer<Node> more) {
		Worker worker = new Worker();
		try (BossWebSocketClient here = one.client("board");
				BossWebSocketClient there = two.client("board");
				BossWebSocketClient room = two.client("room/42")) {
			Stream.of(here, there, room).forEach(BossWebSocketClient::receiveText);
			worker.run(() -> start.start(WorkerApplication.class, PROPERTIES), (node) -> {
				await().until(() -> node.others().equals(List.of("one", "two")));
				await().until(() -> one.others().size() == 2 && two.others().size() == 2);
				broadcast(node, "from worker");
				Stream.of(here, there).forEach((client) -> assertThat(client.receiveText()).isEqualTo("from worker"));
				broadcast(node, "room/42", "to your room");
				assertThat(room.receiveText()).isEqualTo("to your room");
				more.accept(node);
				broadcast(node, "last words");
			});
			Stream.of(here, there).forEach((client) -> assertThat(client.receiveText()).isEqualTo("last words"));
		}
		await().until(() -> one.others().equals(List.of("two")) && two.others().equals(List.of("one")));
		await().untilAsserted(() -> assertThat(worker.threads()).isEmpty());
	}

	private static void broadcast(Node node, String text) {
		broadcast(node, "board", text);
	}

	private static void broadcast(Node node, String address, String text) {
		assertThat(node.bean(BroadcastOperations.class).broadcast(address, text)).isEqualTo(DeliveryResult.ACCEPTED);
	}

	private void run(Supplier<Node> start, Consumer<Node> work) {
		CompletableFuture<Void> end = new CompletableFuture<>();
		new Thread(this.threads, () -> {
			try (Node node = start.get()) {
				work.accept(node);
			}
			catch (Throwable ex) {
				end.completeExceptionally(ex);
			}
			end.complete(null);
		}, "worker").start();
		end.join();
	}

	private List<String> threads() {
		Thread[] threads = new Thread[this.threads.activeCount() + 10];
		return Arrays.stream(threads, 0, this.threads.enumerate(threads)).map(Thread::getName).toList();
	}

	private static ConditionFactory await() {
		return Awaitility.await().atMost(Duration.ofSeconds(60));
	}

	/** Starts a node. */
	interface Starter {

		Node start(Class<?> application, String... properties);

	}

}
