/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.boss.websocket.BossConnection;
import io.boss.websocket.CloseCode;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.Seed;
import io.boss.websocket.config.OutboundLimits;
import io.boss.websocket.direct.TestWire.TestPeer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Stress tests for what goes out: several threads send to one, to groups and to some of a
 * group, while sockets take parts, clients are closed, read too slowly or are lost.
 */
class ConnectionWriterStressTests {

	private static final int LOOPS = 2;

	private static final int SENDERS = 4;

	private static final int STEPS = 1_000;

	private static final int STEADY = 24;

	private static final int SLOW = 6;

	private final SplittableRandom random = Seed.random(getClass());

	private final List<TestWire> wires = new ArrayList<>();

	private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

	private final List<TestPeer> peers = new ArrayList<>();

	private final List<TestPeer> slow = new ArrayList<>();

	private final List<ConnectionGroup> groups = List.of(new ConnectionGroup(), new ConnectionGroup());

	private final ConnectionGroup slowGroup = new ConnectionGroup();

	@AfterEach
	void close() {
		this.clock.shutdownNow();
		this.wires.forEach(TestWire::close);
	}

	@RepeatedTest(3)
	void whenManySendWhatArrivesIsWholeInOrderAndComplete() throws InterruptedException {
		connect();
		List<Sender> senders = new ArrayList<>();
		for (int i = 0; i < SENDERS; i++) {
			senders.add(new Sender(i, this.random.split()));
		}
		senders.forEach(Thread::start);
		for (Sender sender : senders) {
			sender.join();
			assertThat(sender.failure).isNull();
		}
		List<TestPeer> all = new ArrayList<>(this.peers);
		all.addAll(this.slow);
		all.forEach((peer) -> peer.handle.close(CloseCode.of(4999), "last"));
		Awaitility.await().until(() -> all.stream().allMatch(ConnectionWriterStressTests::isOver));
		all.forEach((peer) -> check(peer, senders));
		assertThat(this.peers.stream().filter((peer) -> closeFrame(peer).equals("close 4999 last"))).isNotEmpty();
		assertThat(this.slow.stream().flatMap((peer) -> peer.heard.stream())).contains("overflowed");
	}

	private void connect() {
		for (int i = 0; i < LOOPS; i++) {
			this.wires.add(new TestWire());
		}
		for (int i = 0; i < STEADY; i++) {
			TestPeer peer = connect(i, TestWire.ROOMY);
			this.peers.add(peer);
			this.groups.get(i % 2).add(peer.handle);
			if (i % 3 == 0) {
				this.groups.get(1 - i % 2).add(peer.handle);
			}
		}
		for (int i = 0; i < SLOW; i++) {
			TestPeer peer = connect(i, TestWire.limits(12, 2_000));
			peer.channel.staysFull();
			this.slow.add(peer);
			this.slowGroup.add(peer.handle);
		}
		this.clock.scheduleWithFixedDelay(() -> this.slow.stream()
			.filter((peer) -> peer.channel.isFull())
			.forEach((peer) -> peer.channel.hasRoom()), 1, 1, TimeUnit.MILLISECONDS);
	}

	private TestPeer connect(int index, OutboundLimits limits) {
		TestPeer peer = this.wires.get(index % LOOPS).peer(limits);
		SplittableRandom random = this.random.split();
		peer.channel.takes((offered) -> random.nextBoolean() ? offered : random.nextInt(offered + 1));
		return peer;
	}

	private static boolean isOver(TestPeer peer) {
		return peer.heard.contains("closed") || peer.heard.contains("failed");
	}

	private static String closeFrame(TestPeer peer) {
		List<String> frames = peer.channel.frames().list();
		return frames.isEmpty() ? "" : frames.get(frames.size() - 1);
	}

	private void check(TestPeer peer, List<Sender> senders) {
		assertThat(peer.channel.events()).doesNotContain("written while full");
		assertThat(peer.heard).doesNotHaveDuplicates();
		boolean lost = peer.heard.contains("failed");
		List<String> frames = lost ? peer.channel.frames().list() : peer.frames();
		assertThat(lost || frames.get(frames.size() - 1).startsWith("close ")).isTrue();
		List<String> texts = frames.stream().filter((frame) -> frame.startsWith("text ")).toList();
		assertThat(texts).hasSizeGreaterThanOrEqualTo(frames.size() - 1);
		for (Sender sender : senders) {
			List<Integer> arrived = texts.stream()
				.map((text) -> text.substring(5).split(":", -1))
				.filter((parts) -> parts[0].equals("" + sender.number))
				.map((parts) -> Integer.valueOf(parts[1]))
				.toList();
			checkArrived(peer, sender, arrived, lost);
		}
	}

	private void checkArrived(TestPeer peer, Sender sender, List<Integer> arrived, boolean lost) {
		List<Integer> sent = sender.sent.getOrDefault(peer.handle, List.of());
		boolean kept = !lost && !peer.heard.contains("overflowed");
		String close = closeFrame(peer);
		if (kept && (close.equals("close 4999 last") || close.equals("close 4000 by " + sender.number))) {
			assertThat(arrived).isEqualTo(sent);
		}
		else if (peer.heard.contains("overflowed")) {
			assertThat(arrived).isSorted().doesNotHaveDuplicates();
			assertThat(sent).containsAll(arrived);
		}
		else {
			// What is sent while another closes or while the socket is lost.
			assertThat(sent.subList(0, Math.min(sent.size(), arrived.size()))).isEqualTo(arrived);
		}
	}

	private final class Sender extends Thread {

		private final int number;

		private final SplittableRandom random;

		// By the handles: what was queued, or sent to a group while the client was open.
		private final Map<BossConnection, List<Integer>> sent = new HashMap<>();

		private volatile Throwable failure;

		private Sender(int number, SplittableRandom random) {
			this.number = number;
			this.random = random;
		}

		@Override
		public void run() {
			try {
				for (int step = 0; step < STEPS; step++) {
					send(step);
				}
			}
			catch (Throwable ex) {
				this.failure = ex;
			}
		}

		private void send(int step) {
			int size = (this.random.nextInt(1_000) == 0) ? 70_000 : this.random.nextInt(150);
			String text = this.number + ":" + step + ":" + "x".repeat(size);
			int dice = this.random.nextInt(100);
			if (dice < 30) {
				sendToOne(any(ConnectionWriterStressTests.this.peers), step, text);
			}
			else if (dice < 60) {
				sendToGroup(any(ConnectionWriterStressTests.this.groups), step, text);
			}
			else if (dice < 70) {
				sendToSome(any(ConnectionWriterStressTests.this.groups), step, text);
			}
			else if (dice < 98) {
				sendToSlow(step);
			}
			else if (dice == 98 && this.random.nextInt(3) == 0) {
				any(ConnectionWriterStressTests.this.peers).handle.close(CloseCode.of(4000), "by " + this.number);
			}
			else if (dice == 99 && this.random.nextInt(5) == 0) {
				any(ConnectionWriterStressTests.this.peers).channel.failWith(new IOException("on purpose"));
			}
		}

		private void sendToOne(TestPeer peer, int step, String text) {
			if (peer.handle.send(text).isQueued()) {
				note(peer.handle, step);
			}
		}

		private void sendToGroup(ConnectionGroup group, int step, String text) {
			// Who closes between the two is not sent it, and is not looked at closely.
			group.forEach((member) -> note(member, step));
			group.send(text);
		}

		private void sendToSome(ConnectionGroup group, int step, String text) {
			group.sendIf(text, (member) -> {
				boolean chosen = member.hashCode() % 2 == 0;
				if (chosen) {
					note(member, step);
				}
				return chosen;
			});
		}

		private void sendToSlow(int step) {
			String text = this.number + ":" + step + ":" + "y".repeat(this.random.nextInt(100));
			if (this.random.nextInt(10) == 0) {
				sendToGroup(ConnectionWriterStressTests.this.slowGroup, step, text);
			}
			else {
				sendToOne(any(ConnectionWriterStressTests.this.slow), step, text);
			}
		}

		private void note(BossConnection connection, int step) {
			this.sent.computeIfAbsent(connection, (key) -> new ArrayList<>()).add(step);
		}

		private <T> T any(List<T> list) {
			return list.get(this.random.nextInt(list.size()));
		}

	}

}
