/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.boss.websocket.BossMessage;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.OverflowPolicy;
import io.boss.websocket.Seed;
import io.boss.websocket.direct.TestWire.TestPeer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Stress tests for clients that are sent to faster than they read, alone and in groups,
 * and that stay: what may be missing, and what must arrive.
 */
class OverflowStressTests {

	private static final int SENDERS = 3;

	private static final int STEPS = 2_000;

	private static final int KEYS = 3;

	private static final int CLIENTS = 3;

	private static final int MAX_MESSAGES = 12;

	private final SplittableRandom random = Seed.random(getClass());

	private final TestWire wire = new TestWire();

	private final ConnectionGroup group = new ConnectionGroup();

	private final List<TestPeer> peers = new ArrayList<>();

	private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

	@AfterEach
	void close() {
		this.clock.shutdownNow();
		this.wire.close();
	}

	@RepeatedTest(3)
	void whenOldestAreDroppedTheRestIsInOrderAndTheNewestArrive() throws InterruptedException {
		connect(CLIENTS, OverflowPolicy.DROP_OLDEST);
		race((sender, step) -> BossMessage.text(sender + ":" + step));
		this.peers.forEach((peer) -> peer.handle.send("9:0"));
		settle("text 9:0");
		this.peers.forEach((peer) -> IntStream.range(0, SENDERS)
			.forEach((sender) -> assertThat(numbers(peer, sender + ":")).isSorted().doesNotHaveDuplicates()));
	}

	@RepeatedTest(3)
	void whenNewestAreDroppedWhatWasQueuedArrivesInOrder() throws InterruptedException {
		connect(1, OverflowPolicy.DROP_NEWEST);
		List<Integer> queued = new ArrayList<>();
		for (int step = 0; step < STEPS; step++) {
			if (this.peers.get(0).handle.send("0:" + step).isQueued()) {
				queued.add(step);
			}
		}
		Awaitility.await().until(() -> this.peers.get(0).connection.queuedMessages() == 0);
		this.peers.forEach((peer) -> peer.handle.send("9:0"));
		settle("text 9:0");
		assertThat(numbers(this.peers.get(0), "0:")).isEqualTo(queued).hasSizeLessThan(STEPS);
	}

	@RepeatedTest(3)
	void whenConflatedValuesAreInOrderAndTheLatestForEachKeyArrives() throws InterruptedException {
		connect(CLIENTS, OverflowPolicy.CONFLATE);
		race((sender, step) -> {
			String key = sender + "-" + step % KEYS + ":";
			return BossMessage.text(key + step).conflatedBy(key);
		});
		Awaitility.await().until(() -> this.peers.stream().allMatch((peer) -> peer.connection.queuedMessages() == 0));
		this.peers.forEach((peer) -> peer.handle.send("9:0"));
		settle("text 9:0");
		for (TestPeer peer : this.peers) {
			for (int sender = 0; sender < SENDERS; sender++) {
				for (int key = 0; key < KEYS; key++) {
					int last = STEPS - 1 - (STEPS - 1 - key) % KEYS;
					assertThat(numbers(peer, sender + "-" + key + ":")).isSorted()
						.doesNotHaveDuplicates()
						.endsWith(last);
				}
			}
		}
	}

	// A service that sends changes, one after the other, and the whole when it is asked.
	@RepeatedTest(3)
	void whenResyncedClientsKnowTheWholeInTheEnd() throws InterruptedException {
		BlockingQueue<TestPeer> outdated = new LinkedBlockingQueue<>();
		connect(CLIENTS, OverflowPolicy.RESYNC);
		this.peers.forEach((peer) -> peer.whenOutdated(() -> outdated.add(peer)));
		for (int step = 1; step <= STEPS; step++) {
			sendSnapshots(outdated, step - 1);
			send(this.random, BossMessage.text("change:" + step), true);
		}
		Awaitility.await().until(() -> {
			sendSnapshots(outdated, STEPS);
			return this.peers.stream().allMatch((peer) -> stateOf(peer) == STEPS);
		});
		settle("");
		assertThat(this.peers.stream().flatMap((peer) -> peer.heard.stream())).contains("outdated");
	}

	private void sendSnapshots(BlockingQueue<TestPeer> outdated, int state) {
		for (TestPeer peer = outdated.poll(); peer != null; peer = outdated.poll()) {
			peer.connection.refresh();
			peer.handle.send("snapshot:" + state);
		}
	}

	// What a client knows that believes what it is sent.
	private static int stateOf(TestPeer peer) {
		int state = 0;
		for (String frame : peer.channel.frames().list()) {
			int number = Integer.parseInt(frame.substring(frame.indexOf(':') + 1));
			if (frame.startsWith("text change:")) {
				assertThat(number).as("after a gap comes a snapshot").isEqualTo(state + 1);
			}
			state = number;
		}
		return state;
	}

	private void connect(int clients, OverflowPolicy policy) {
		for (int i = 0; i < clients; i++) {
			TestPeer peer = this.wire.peer(TestWire.limits(MAX_MESSAGES, 10_000, policy));
			SplittableRandom random = this.random.split();
			peer.channel.staysFull().takes((offered) -> random.nextInt(offered + 1));
			this.peers.add(peer);
			this.group.add(peer.handle);
		}
		this.clock.scheduleWithFixedDelay(this::readSome, 200, 200, TimeUnit.MICROSECONDS);
	}

	private void readSome() {
		this.peers.stream().filter((peer) -> peer.channel.isFull()).forEach((peer) -> peer.channel.hasRoom());
	}

	private void race(Messages messages) throws InterruptedException {
		List<Thread> senders = new ArrayList<>();
		for (int i = 0; i < SENDERS; i++) {
			int sender = i;
			SplittableRandom random = this.random.split();
			senders.add(new Thread(() -> {
				for (int step = 0; step < STEPS; step++) {
					send(random, messages.message(sender, step), random.nextInt(3) == 0);
				}
			}));
		}
		senders.forEach(Thread::start);
		for (Thread sender : senders) {
			sender.join();
		}
	}

	private void send(SplittableRandom random, BossMessage message, boolean toGroup) {
		if (toGroup) {
			this.group.send(message);
		}
		else {
			this.peers.forEach((peer) -> peer.handle.send(message));
		}
		if (random.nextInt(50) == 0) {
			this.wire.settle();
		}
		assertThat(this.wire.inboxSize()).isLessThan(10 * (CLIENTS + 1) * MAX_MESSAGES);
	}

	private void settle(String last) {
		Awaitility.await()
			.until(() -> this.peers.stream()
				.allMatch((peer) -> peer.connection.queuedMessages() == 0
						&& (last.isEmpty() || peer.channel.frames().list().contains(last))));
		assertThat(this.peers).allSatisfy((peer) -> {
			assertThat(peer.frames()).isNotEmpty();
			assertThat(peer.connection.queuedBytes()).isZero();
			assertThat(peer.connection.isOpen()).isTrue();
			assertThat(peer.channel.events()).isEmpty();
			assertThat(peer.lost).isNotEmpty();
		});
	}

	private static List<Integer> numbers(TestPeer peer, String prefix) {
		return peer.frames()
			.stream()
			.filter((frame) -> frame.startsWith("text " + prefix))
			.map((frame) -> Integer.valueOf(frame.substring(5 + prefix.length())))
			.toList();
	}

	private interface Messages {

		BossMessage message(int sender, int step);

	}

}
