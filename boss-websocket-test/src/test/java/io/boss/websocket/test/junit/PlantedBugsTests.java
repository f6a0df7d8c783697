/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.junit;

import java.time.Duration;
import java.util.stream.Stream;

import io.boss.websocket.test.BossTester;
import io.boss.websocket.test.TestClient;
import io.boss.websocket.test.engine.Seeds;
import io.boss.websocket.test.junit.RacyServices.Account;
import io.boss.websocket.test.junit.RacyServices.Bidder;
import io.boss.websocket.test.junit.RacyServices.CarefulDeposits;
import io.boss.websocket.test.junit.RacyServices.Deposits;
import io.boss.websocket.test.junit.RacyServices.Door;
import io.boss.websocket.test.junit.RacyServices.Interest;
import io.boss.websocket.test.junit.RacyServices.PatientDoor;
import io.boss.websocket.test.junit.RacyServices.Sale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Interleavings @Interleavings} with services that have a bug of order,
 * and with the same services put right.
 */
class PlantedBugsTests {

	private static EngineTestKit.Builder test(String method) {
		return EngineTestKit.engine("junit-jupiter").selectors(DiscoverySelectors.selectMethod(Planted.class, method));
	}

	private static Event failure(EngineExecutionResults results) {
		results.testEvents().assertStatistics((events) -> events.failed(1));
		return results.testEvents().failed().stream().findFirst().orElseThrow();
	}

	private static String message(Event failure) {
		return failure.getRequiredPayload(TestExecutionResult.class).getThrowable().orElseThrow().getMessage();
	}

	@ParameterizedTest
	@ValueSource(strings = { "inOrderCountsAll", "inOrderGuestIsWelcome", "inOrderLastBidCounts",
			"inOrderOneIsNotOvertakenByFive" })
	void whenTasksRunInOrderTheBugHides(String method) {
		test(method).execute().testEvents().assertStatistics((events) -> events.succeeded(1).failed(0));
	}

	@ParameterizedTest
	@ValueSource(strings = { "countsAll", "guestIsWelcome", "lastBidCounts", "oneIsNotOvertakenByFive" })
	void whenServiceHasBugSomeSeedFindsItAgainAndAgain(String method) {
		Event failure = failure(test(method).execute());
		String seed = failure.getTestDescriptor().getDisplayName().replace("seed ", "");
		assertThat(message(failure)).contains("-Dboss.seed=" + seed).contains("What happened last:\n  00:00:0");
		for (int i = 0; i < 3; i++) {
			Event again = failure(test(method).configurationParameter(Seeds.PROPERTY, seed).execute());
			assertThat(message(again)).isEqualTo(message(failure));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "carefulCountsAll", "patientGuestIsWelcome" })
	void whenServiceIsRightAllSeedsPass(String method) {
		test(method).execute().testEvents().assertStatistics((events) -> events.succeeded(500).failed(0));
	}

	@Test
	void whenServiceIsWatchedEachSeedIsAnotherOrder() {
		assertThat(Stream.iterate(0, (seed) -> seed + 1).limit(50).map(PlantedBugsTests::order).distinct().count())
			.isGreaterThan(10);
	}

	private static String order(long seed) {
		try (BossTester boss = BossTester.builder().seed(seed).service(new Door()).start()) {
			TestClient[] clients = Stream.generate(() -> boss.connect(Door.class)).limit(5).toArray(TestClient[]::new);
			for (TestClient client : clients) {
				client.send("knock");
			}
			boss.settle();
			return boss.transcript();
		}
	}

	/**
	 * Tests that find bugs, which are no tests of the kit.
	 */
	static class Planted {

		private final Account account = new Account();

		@Test
		void inOrderCountsAll() {
			countsAll();
		}

		@Interleavings(500)
		void countsAll() {
			bothPay(BossTester.builder()
				.service((node) -> new Deposits(this.account, node.services()))
				.service((node) -> new Interest(this.account, node.services()))
				.start());
		}

		@Interleavings(500)
		void carefulCountsAll() {
			bothPay(BossTester.builder()
				.service(new CarefulDeposits(this.account))
				.service((node) -> new Interest(this.account, node.services()))
				.start());
		}

		private void bothPay(BossTester boss) {
			TestClient ann = boss.connect("/websocket/deposits");
			TestClient bob = boss.connect("/websocket/interest");
			ann.send("pay");
			bob.send("pay");
			boss.settle();
			assertThat(this.account.balance).isEqualTo(2);
		}

		@Test
		void inOrderGuestIsWelcome() {
			guestIsWelcome();
		}

		@Interleavings(500)
		void guestIsWelcome() {
			guestKnocks(BossTester.of(new Door()));
		}

		@Interleavings(500)
		void patientGuestIsWelcome() {
			guestKnocks(BossTester.of(new PatientDoor()));
		}

		private void guestKnocks(BossTester boss) {
			TestClient host = boss.connect("/websocket/door");
			TestClient guest = boss.connect("/websocket/door");
			host.send("open");
			guest.send("knock");
			assertThat(guest.receive()).isEqualTo("welcome");
		}

		@Test
		void inOrderLastBidCounts() {
			lastBidCounts();
		}

		@Interleavings(500)
		void lastBidCounts() {
			BossTester boss = BossTester.builder()
				.service((node) -> new Bidder(node.services()))
				.service((node) -> new Sale(node.services()))
				.start();
			boss.time().advance(Duration.ofSeconds(10));
			assertThat(boss.service("sale").restarts()).isZero();
		}

		@Test
		void inOrderOneIsNotOvertakenByFive() {
			oneIsNotOvertakenByFive();
		}

		// One order of sixty-four.
		@Interleavings(500)
		void oneIsNotOvertakenByFive() {
			BossTester boss = BossTester.of(new Door());
			TestClient host = boss.connect("/websocket/door");
			TestClient guest = boss.connect("/websocket/door");
			boss.settle();
			host.send("open");
			for (int i = 0; i < 5; i++) {
				guest.send("knock");
			}
			assertThat(guest.receivedTexts().stream().filter("welcome"::equals).count()).isPositive();
		}

	}

}
