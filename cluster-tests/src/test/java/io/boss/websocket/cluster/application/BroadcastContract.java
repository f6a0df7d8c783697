/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.application;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.jayway.jsonpath.DocumentContext;
import io.boss.websocket.broadcast.BroadcastTemplate;
import io.boss.websocket.cluster.application.Board.Note;
import io.boss.websocket.test.client.BossWebSocketClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * What two applications do on every broker, and what they refuse on one without leases.
 */
@ExtendWith(OutputCaptureExtension.class)
abstract class BroadcastContract {

	static Node one;

	static Node two;

	/**
	 * Starts the nodes of a test class.
	 * @param start starts the node that has the name
	 */
	static void startNodes(Function<String, Node> start) {
		one = start.apply("one");
		two = start.apply("two");
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.until(() -> one.others().equals(List.of("two")) && two.others().equals(List.of("one")));
	}

	static void stopNodes() {
		Stream.of(one, two).filter(Objects::nonNull).forEach(Node::close);
		one = null;
		two = null;
	}

	/**
	 * Starts another node.
	 * @param application the class of the application
	 * @param properties more properties
	 * @return the node
	 */
	abstract Node start(Class<?> application, String... properties);

	@Test
	void whenSomethingIsBroadcastThenEachNodeHandlesItOnce() {
		Note note = new Note("ann", List.of("a", "b"));
		try (BossWebSocketClient here = one.client("board"); BossWebSocketClient there = two.client("board")) {
			here.receiveText();
			there.receiveText();
			one.bean(BroadcastTemplate.class).broadcast("board", note);
			IntStream.range(0, 50).forEach((i) -> one.bean(BroadcastTemplate.class).broadcast("board", "text " + i));
			for (BossWebSocketClient client : List.of(here, there)) {
				assertThat(client.receiveText()).isEqualTo(note.toString());
				IntStream.range(0, 50).forEach((i) -> assertThat(client.receiveText()).isEqualTo("text " + i));
			}
			two.bean(BroadcastTemplate.class).broadcast(Board.class, note);
			two.bean(BroadcastTemplate.class).broadcast("board", "back");
			// Of an emoji that was cut.
			two.bean(BroadcastTemplate.class).broadcast("board", "half \ud83d");
			assertThat(here.receiveTexts(3)).containsExactly(note.toString(), "back", "half \ufffd");
			assertThat(there.receiveTexts(3)).containsExactly(note.toString(), "back", "half \ufffd");
		}
	}

	@Test
	void whenServiceHasKeysThenBroadcastsReachThemOnEachNode() {
		try (Node three = start(BoardApplication.class)) {
			awaitMembers(three, "one", "two");
			awaitMembers(one, "three", "two");
			awaitMembers(two, "one", "three");
			KeyedTraffic traffic = new KeyedTraffic(List.of(one, two, three));
			traffic.reachesKeys();
			traffic.losesNothingWhileInstancesComeAndGo();
			whileInstancesOfKeysMayRun(traffic);
		}
		awaitMembers(one, "two");
		awaitMembers(two, "one");
	}

	/**
	 * More that nodes do with instances of keys.
	 * @param traffic the nodes
	 */
	void whileInstancesOfKeysMayRun(KeyedTraffic traffic) {
	}

	private static void awaitMembers(Node node, String... others) {
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> node.others().equals(List.of(others)));
	}

	@Test
	void whenOperatorLooksThenBothNodesAreShownWithTheirConnections() {
		try (BossWebSocketClient first = one.client("board"); BossWebSocketClient second = one.client("board")) {
			first.receiveText();
			second.receiveText();
			Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
				DocumentContext seen = two.look();
				assertThat(seen.<String>read("$.cluster.engine")).isEqualTo(engineName());
				assertThat(seen.<List<String>>read("$.cluster.nodes[*].name")).containsExactly("two", "one");
				assertThat(seen.<List<Integer>>read("$.cluster.nodes[*].services.board")).containsExactly(0, 2);
				assertThat(seen.<List<String>>read("$.cluster.missing")).isEmpty();
			});
		}
	}

	@Test
	void whenApplicationHasNoWebThenItReachesClientsAndLeavesNothingBehind() {
		Worker.reaches(one, two, this::start, this::whileWorkerIsThere);
	}

	/**
	 * More that a node without web does.
	 * @param worker the node
	 */
	void whileWorkerIsThere(Node worker) {
	}

	@Test
	void whenServiceMustRunOnOneNodeAndEngineHasNoLeasesThenApplicationDoesNotStart(CapturedOutput output) {
		assertThatException().isThrownBy(() -> start(DispatchApplication.class));
		assertThat(output.getAll()).contains("APPLICATION FAILED TO START")
			.contains(Dispatch.class.getName())
			.contains("of scope CLUSTER, and the cluster's engine '" + engineName() + "' has no leases")
			.contains("Set boss.websocket.cluster.engine to one that has leases, such as 'redis'");
	}

	abstract String engineName();

}
