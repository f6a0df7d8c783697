/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.boss.websocket.cluster.engine.Link;
import io.boss.websocket.cluster.engine.Redis;
import io.boss.websocket.test.client.BossWebSocketClient;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Two applications on one Redis, and what their clients notice when that fails, the way
 * to it or another node. Each test leaves a cluster behind that is whole.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(OutputCaptureExtension.class)
class RedisFaultsIntegrationTests {

	private static final int CAPACITY = 300;

	private static Redis redis;

	private static Link link;

	private static ChatNode one;

	private static ChatNode two;

	private static BossWebSocketClient first;

	private static BossWebSocketClient second;

	@BeforeAll
	static void start() {
		redis = Redis.notStarted();
		link = new Link(redis.port());
		one = ChatNode.start("one", redis.port(), "boss.websocket.cluster.outbox.capacity=" + CAPACITY);
		two = ChatNode.start("two", link.port());
		first = one.client();
		second = two.client();
	}

	@AfterAll
	static void stop() {
		first.close();
		second.close();
		one.close();
		two.close();
		link.close();
		redis.close();
	}

	@Test
	@Order(1)
	void whenBrokerIsAwayAtStartThenNodesServeTheirClientsAndMeetWhenItComes() {
		first.send("alone");
		assertThat(first.receiveText()).isEqualTo("alone");
		await().until(() -> one.health().equals("DEGRADED") && two.health().equals("DEGRADED"));
		redis.startAgain();
		awaitWhole();
		first.send("together");
		assertThat(first.receiveText()).isEqualTo("together");
		second.receiveTextsUntil("together"::equals);
	}

	@Test
	@Order(2)
	void whenBrokerIsAwayAtStartAndMustNotBeThenStartFails(CapturedOutput output) {
		Redis nobody = Redis.notStarted();
		assertThatException()
			.isThrownBy(() -> ChatNode.start("three", nobody.port(), "boss.websocket.cluster.startup=fail"));
		assertThat(output.getAll()).contains("APPLICATION FAILED TO START")
			.contains("'redis'")
			.contains("Connection refused")
			.doesNotContain("could not be reached: Failed to start bean");
	}

	@Test
	@Order(3)
	void whenClientsSpeakThenEachClientOfEachNodeHearsEachOnce() {
		beginWhole();
		for (int i = 0; i < 100; i++) {
			first.send("first " + i);
			second.send("second " + i);
		}
		for (BossWebSocketClient client : List.of(first, second)) {
			List<String> heard = IntStream.range(0, 200).mapToObj((i) -> client.receiveText()).toList();
			for (String speaker : List.of("first ", "second ")) {
				assertThat(heard.stream().filter((text) -> text.startsWith(speaker)))
					.isEqualTo(IntStream.range(0, 100).mapToObj((i) -> speaker + i).toList());
			}
		}
		assertNothingIsLeft();
	}

	@Test
	@Order(4)
	void whenBrokerGoesAndComesBackEmptyThenWhatWaitedArrives() {
		beginWhole();
		redis.kill();
		first.send("waits");
		assertThat(first.receiveText()).isEqualTo("waits");
		second.send("waits too");
		assertThat(second.receiveText()).isEqualTo("waits too");
		await().until(() -> one.health().equals("DEGRADED") && two.health().equals("DEGRADED"));
		await().until(() -> one.others().isEmpty() && two.others().isEmpty());
		redis.startAgain();
		assertThat(second.receiveText()).isEqualTo("waits");
		assertThat(first.receiveText()).isEqualTo("waits too");
		awaitWhole();
		assertNothingIsLeft();
	}

	@Test
	@Order(5)
	void whenBrokerIsAwayForTooMuchThenOldestAreDroppedAndCounted() {
		beginWhole();
		redis.kill();
		await().until(() -> one.health().equals("DEGRADED"));
		for (int i = 0; i < 2 * CAPACITY; i++) {
			first.send("many " + i);
		}
		assertThat(first.receiveTextsUntil(("many " + (2 * CAPACITY - 1))::equals)).hasSize(2 * CAPACITY);
		assertThat(one.dropped()).isGreaterThanOrEqualTo(CAPACITY);
		redis.startAgain();
		awaitWhole();
		first.send("end");
		assertThat(first.receiveText()).isEqualTo("end");
		List<String> heard = before(second, "end");
		assertThat(heard).hasSizeLessThanOrEqualTo(CAPACITY)
			.endsWith("many " + (2 * CAPACITY - 2), "many " + (2 * CAPACITY - 1));
	}

	@Test
	@Order(6)
	void whenBrokerHangsThenNodesAreDegradedUntilItGoesOn() {
		beginWhole();
		redis.pause();
		first.send("slow");
		assertThat(first.receiveText()).isEqualTo("slow");
		await().until(() -> one.health().equals("DEGRADED") && two.health().equals("DEGRADED"));
		redis.resume();
		assertThat(second.receiveText()).isEqualTo("slow");
		awaitWhole();
		assertNothingIsLeft();
	}

	@Test
	@Order(7)
	void whenOneNodeIsCutOffThenTheOtherGoesOnAndBothMeetAgain() {
		beginWhole();
		link.cut(true);
		await().until(() -> one.others().isEmpty() && two.others().isEmpty());
		assertThat(one.health()).isEqualTo("UP");
		await().until(() -> two.health().equals("DEGRADED"));
		second.send("cut off");
		assertThat(second.receiveText()).isEqualTo("cut off");
		link.cut(false);
		assertThat(first.receiveText()).isEqualTo("cut off");
		awaitWhole();
		first.send("healed");
		assertThat(first.receiveText()).isEqualTo("healed");
		second.receiveTextsUntil("healed"::equals);
	}

	@Test
	@Order(8)
	void whenNodeIsKilledWhileItSpeaksThenOthersGoOnAndItsLeaseEnds() {
		beginWhole();
		Process speaker = Speaker.start(redis.port());
		List<String> heardByFirst = new ArrayList<>();
		try {
			await().until(() -> one.others().equals(List.of("speaker", "two")));
			heardByFirst.addAll(first.receiveTextsUntil("number 500"::equals));
		}
		finally {
			speaker.destroyForcibly();
		}
		await().until(() -> one.others().equals(List.of("two")) && two.others().equals(List.of("one")));
		first.send("we go on");
		heardByFirst.addAll(before(first, "we go on"));
		List<String> heardBySecond = before(second, "we go on");
		assertThat(heardByFirst).doesNotHaveDuplicates();
		assertThat(heardBySecond).endsWith(heardByFirst.get(heardByFirst.size() - 1)).doesNotHaveDuplicates();
	}

	private static List<String> before(BossWebSocketClient client, String message) {
		List<String> texts = client.receiveTextsUntil(message::equals);
		return texts.subList(0, texts.size() - 1);
	}

	/** So that a test can be tried again by itself. */
	private static void beginWhole() {
		redis.startAgain();
		awaitWhole();
	}

	private static void awaitWhole() {
		await().until(() -> one.others().equals(List.of("two")) && two.others().equals(List.of("one"))
				&& one.health().equals("UP") && two.health().equals("UP"));
		assertThat(first).isOpen();
		assertThat(second).isOpen();
	}

	/** What is said now comes next: nothing has come that nobody asked for. */
	private static void assertNothingIsLeft() {
		first.send("nothing is left");
		assertThat(first.receiveText()).isEqualTo("nothing is left");
		assertThat(second.receiveText()).isEqualTo("nothing is left");
		second.send("here neither");
		assertThat(second.receiveText()).isEqualTo("here neither");
		assertThat(first.receiveText()).isEqualTo("here neither");
	}

	private static ConditionFactory await() {
		return Awaitility.await().atMost(Duration.ofSeconds(30));
	}

}
