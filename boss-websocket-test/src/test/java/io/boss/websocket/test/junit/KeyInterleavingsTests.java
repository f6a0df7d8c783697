/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.junit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.InstanceKey;
import io.boss.websocket.KeyedServiceReference;
import io.boss.websocket.Outcome;
import io.boss.websocket.TerminationReason;
import io.boss.websocket.test.BossTester;
import io.boss.websocket.test.TestClient;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that draw lots about the beginnings and ends of the instances of a key.
 */
class KeyInterleavingsTests {

	private static final Duration TICK = Duration.ofMillis(1);

	private final Lives lives = new Lives();

	private BossTester tester() {
		return BossTester.builder()
			.property("boss.websocket.keyed.idle-timeout", "4ms")
			.property("boss.websocket.limits.handshakes-per-second", 0)
			.property("boss.websocket.limits.total-handshakes-per-second", 0)
			.property("boss.websocket.limits.handshakes-per-address-per-second", 0)
			.service(new RoomService(this.lives))
			.service(new PorterService())
			.start();
	}

	@Interleavings(200)
	void whenInstanceStopsWhileClientsJoinNoJoinIsLost() {
		BossTester boss = tester();
		List<TestClient> all = new ArrayList<>();
		for (int round = 0; round < 4; round++) {
			TestClient ann = boss.connect(RoomService.class, "a");
			all.add(ann);
			all.add(boss.connect(RoomService.class, "a").send("stop"));
			boss.step();
			all.add(boss.connect(RoomService.class, "a"));
			boss.services().keyed("room").key("a").info("stop");
			all.add(boss.connect(RoomService.class, "a"));
			boss.step();
			ann.close();
			all.add(boss.connect(RoomService.class, "a").send("stop"));
			all.add(boss.connect(RoomService.class, "a"));
			if (round % 2 == 1) {
				boss.settle();
			}
		}
		boss.settle();
		for (TestClient client : all) {
			assertThat(client.receivedTexts()).as(client.name()).containsExactly("welcome");
		}
		endsWell(boss);
	}

	@Interleavings(200)
	void whenInstanceEndsIdlyWhileClientsJoinNoJoinIsLost() {
		BossTester boss = tester();
		Deque<TestClient> present = new ArrayDeque<>();
		List<TestClient> all = new ArrayList<>();
		boss.services().get("porter").info((Runnable) () -> {
			TestClient next = boss.connect(RoomService.class, "a");
			all.add(next);
			present.add(next);
		});
		boss.time().advance(TICK);
		for (int round = 1; round <= 6; round++) {
			// The next one comes in the moment in which the instance has nobody for long.
			present.remove().close();
			boss.settle();
			boss.services().get("porter").timers().startSingle("next", Duration.ofMillis(round + 1), (Runnable) () -> {
				TestClient next = boss.connect(RoomService.class, "a");
				all.add(next);
				present.add(next);
			});
			boss.time().advance(Duration.ofMillis(round + 2));
		}
		assertThat(all).hasSize(7);
		for (TestClient client : all) {
			assertThat(client).receivedTexts().containsExactly("welcome");
		}
		endsWell(boss);
		assertThat(this.lives.begun).isGreaterThan(1);
	}

	private void endsWell(BossTester boss) {
		boss.clients().forEach(TestClient::close);
		boss.time().advance(Duration.ofMillis(20));
		assertThat(this.lives.running).isEmpty();
		assertThat(this.lives.twice).isZero();
		assertThat(this.lives.begun).isEqualTo(this.lives.ended);
		assertThat(boss.service("room").keys()).isEmpty();
		boss.close();
	}

	@Test
	void whenTwoKeysHaveMailLotsAreDrawnAmongThem() {
		Set<List<String>> orders = new HashSet<>();
		for (int seed = 1; seed <= 20; seed++) {
			Lives lives = new Lives();
			BossTester boss = BossTester.builder().seed(seed).service(new RoomService(lives)).start();
			KeyedServiceReference rooms = boss.services().keyed("room");
			rooms.key("a").info("hello");
			rooms.key("b").info("hello");
			boss.settle();
			orders.add(lives.informed);
		}
		assertThat(orders).containsExactlyInAnyOrder(List.of("a", "b"), List.of("b", "a"));
	}

	@Test
	void whenSeedIsTheSameTranscriptOfKeysIs() {
		Set<String> transcripts = new HashSet<>();
		for (int run = 0; run < 3; run++) {
			BossTester boss = BossTester.builder().seed(7).service(new RoomService(new Lives())).start();
			for (int i = 0; i < 10; i++) {
				boss.connect(RoomService.class, "k" + (i % 4)).send((i % 3 == 0) ? "stop" : "hello");
			}
			boss.time().advance(Duration.ofMinutes(1));
			transcripts.add(boss.transcript());
			boss.close();
		}
		assertThat(transcripts).hasSize(1);
	}

	/**
	 * Beginnings and ends of instances. Of one thread.
	 */
	static final class Lives {

		final Set<String> running = new HashSet<>();

		final List<String> informed = new ArrayList<>();

		int twice;

		int begun;

		int ended;

	}

	@BossService("room/{id}")
	static class RoomService implements BossServiceHandler<String> {

		private final Lives lives;

		RoomService(Lives lives) {
			this.lives = lives;
		}

		@Override
		public String init(InstanceKey key) {
			this.lives.begun++;
			if (!this.lives.running.add(key.key())) {
				this.lives.twice++;
			}
			return key.key();
		}

		@Override
		public Outcome<String> handleJoin(String path, BossConnection client, String key) {
			client.send("welcome");
			return Outcome.noReply(key);
		}

		@Override
		public Outcome<String> handleIncoming(String path, BossConnection client, BossMessage message, String key) {
			return ((BossMessage.Text) message).payload().equals("stop") ? Outcome.stop(TerminationReason.NORMAL, key)
					: Outcome.noReply(key);
		}

		@Override
		public Outcome<String> handleInfo(Object info, String key) {
			this.lives.informed.add(key);
			return info.equals("stop") ? Outcome.stop(TerminationReason.NORMAL, key) : Outcome.noReply(key);
		}

		@Override
		public void terminate(TerminationReason reason, String key) {
			this.lives.ended++;
			this.lives.running.remove(key);
		}

	}

	/**
	 * Service that does what it is told, among its other mail.
	 */
	@BossService("porter")
	static class PorterService implements BossServiceHandler<Void> {

		@Override
		public Outcome<Void> handleInfo(Object info, Void state) {
			((Runnable) info).run();
			return Outcome.noReply(state);
		}

	}

}
