package io.boss.websocket.cluster.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.boss.websocket.cluster.application.Client;
import io.boss.websocket.cluster.engine.Link;
import io.boss.websocket.cluster.engine.Redis;
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

	private static Client first;

	private static Client second;

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
		first.expect("alone");
		await().until(() -> one.health().equals("DEGRADED") && two.health().equals("DEGRADED"));
		redis.startAgain();
		awaitWhole();
		first.send("together");
		first.expect("together");
		second.until("together");
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
		for (Client client : List.of(first, second)) {
			List<String> heard = IntStream.range(0, 200).mapToObj((i) -> client.next()).toList();
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
		first.expect("waits");
		second.send("waits too");
		second.expect("waits too");
		await().until(() -> one.health().equals("DEGRADED") && two.health().equals("DEGRADED"));
		await().until(() -> one.others().isEmpty() && two.others().isEmpty());
		redis.startAgain();
		second.expect("waits");
		first.expect("waits too");
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
		assertThat(first.until("many " + (2 * CAPACITY - 1))).hasSize(2 * CAPACITY - 1);
		assertThat(one.dropped()).isGreaterThanOrEqualTo(CAPACITY);
		redis.startAgain();
		awaitWhole();
		first.send("end");
		first.expect("end");
		List<String> heard = second.until("end");
		assertThat(heard).hasSizeLessThanOrEqualTo(CAPACITY)
			.endsWith("many " + (2 * CAPACITY - 2), "many " + (2 * CAPACITY - 1));
	}

	@Test
	@Order(6)
	void whenBrokerHangsThenNodesAreDegradedUntilItGoesOn() {
		beginWhole();
		redis.pause();
		first.send("slow");
		first.expect("slow");
		await().until(() -> one.health().equals("DEGRADED") && two.health().equals("DEGRADED"));
		redis.resume();
		second.expect("slow");
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
		second.expect("cut off");
		link.cut(false);
		first.expect("cut off");
		awaitWhole();
		first.send("healed");
		first.expect("healed");
		second.until("healed");
	}

	@Test
	@Order(8)
	void whenNodeIsKilledWhileItSpeaksThenOthersGoOnAndItsLeaseEnds() {
		beginWhole();
		Process speaker = Speaker.start(redis.port());
		List<String> heardByFirst = new ArrayList<>();
		try {
			await().until(() -> one.others().equals(List.of("speaker", "two")));
			heardByFirst.addAll(first.until("number 500"));
		}
		finally {
			speaker.destroyForcibly();
		}
		await().until(() -> one.others().equals(List.of("two")) && two.others().equals(List.of("one")));
		first.send("we go on");
		heardByFirst.add("number 500");
		heardByFirst.addAll(first.until("we go on"));
		List<String> heardBySecond = second.until("we go on");
		assertThat(heardByFirst).doesNotHaveDuplicates();
		assertThat(heardBySecond).endsWith(heardByFirst.get(heardByFirst.size() - 1)).doesNotHaveDuplicates();
	}

	/** So that a test can be tried again by itself. */
	private static void beginWhole() {
		redis.startAgain();
		awaitWhole();
	}

	private static void awaitWhole() {
		await().until(() -> one.others().equals(List.of("two")) && two.others().equals(List.of("one"))
				&& one.health().equals("UP") && two.health().equals("UP"));
		assertThat(first.isOpen()).isTrue();
		assertThat(second.isOpen()).isTrue();
	}

	/** What is said now comes next: nothing has come that nobody asked for. */
	private static void assertNothingIsLeft() {
		first.send("nothing is left");
		first.expect("nothing is left");
		second.expect("nothing is left");
		second.send("here neither");
		second.expect("here neither");
		first.expect("here neither");
	}

	private static ConditionFactory await() {
		return Awaitility.await().atMost(Duration.ofSeconds(30));
	}

}
