/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import io.boss.websocket.BossMessage;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.Seed;
import io.boss.websocket.timing.ManualClock;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Stress test for connections whose sockets break at random, with whatever is under way:
 * nothing is lost, nothing comes twice, and all comes in order.
 */
class SocketChangeStressTests {

	private static final int RUNS = 1_000;

	private static final int MEMBERS = 3;

	private final SplittableRandom random = Seed.random(getClass());

	private final TurnedLoop loop = new TurnedLoop(new ManualClock(), () -> {
	});

	@Test
	void whenSocketsBreakAtRandomEachClientGetsAllOnceAndInOrder() {
		for (int run = 0; run < RUNS; run++) {
			new Run().play();
			assertThat(this.loop.kept().taken()).isZero();
		}
	}

	/**
	 * Some clients that are in one group.
	 */
	private final class Run {

		private final SplittableRandom random = SocketChangeStressTests.this.random.split();

		private final List<Client> clients = new ArrayList<>();

		private final ConnectionGroup group = new ConnectionGroup();

		private int count;

		private void play() {
			for (int i = 0; i < MEMBERS; i++) {
				Client client = new Client(this.random);
				this.clients.add(client);
				this.group.add(client.peer.handle);
			}
			int steps = this.random.nextInt(5, 80);
			for (int step = 0; step < steps; step++) {
				step(this.clients.get(this.random.nextInt(MEMBERS)));
				if (this.random.nextInt(3) > 0) {
					this.clients.get(0).peer.turn();
				}
			}
			for (Client client : this.clients) {
				client.finish();
			}
		}

		private void step(Client client) {
			switch (this.random.nextInt(12)) {
				case 0, 1, 2 -> {
					String text = next();
					client.expect(text);
					client.peer.handle.send(text);
				}
				case 3, 4, 5 -> {
					String text = next();
					this.clients.forEach((each) -> each.expect(text));
					this.group.send(text);
				}
				case 6 -> {
					String key = "key" + this.random.nextInt(2);
					String text = key + " " + next();
					client.expectLatest(key, text);
					client.peer.handle.send(BossMessage.text(text).conflatedBy(key));
				}
				case 7 -> client.peer.connection.control("control");
				case 8 -> client.acknowledge();
				case 9 -> client.breakOff();
				case 10 -> client.comeBack();
				default -> client.hasRoom();
			}
		}

		private String next() {
			return ++this.count + "x".repeat((this.random.nextInt(4) == 0) ? this.random.nextInt(300) : 0);
		}

	}

	/**
	 * What a client has received, and what it must.
	 */
	private final class Client {

		private final ResumablePeer peer = new ResumablePeer(SocketChangeStressTests.this.loop, TestWire.ROOMY);

		private final SplittableRandom random;

		private final List<String> expected = new ArrayList<>();

		private final Map<String, String> latest = new HashMap<>();

		private final List<String> received = new ArrayList<>();

		// Of the socket of the moment, what was read before.
		private int read;

		private boolean welcomed;

		private boolean first = true;

		private Client(SplittableRandom random) {
			this.random = random.split();
			equip(this.peer.channel);
		}

		private FakeChannel equip(FakeChannel channel) {
			int most = (this.random.nextInt(4) == 0) ? Integer.MAX_VALUE : this.random.nextInt(1, 60);
			channel.takes((offered) -> Math.min(offered, most));
			return this.random.nextBoolean() ? channel.staysFull() : channel;
		}

		private void expect(String text) {
			this.expected.add(text);
		}

		private void expectLatest(String key, String text) {
			this.latest.put(key, text);
		}

		// Reads some of what its socket was given, or all of it.
		private void read(boolean all) {
			byte[] bytes = this.peer.channel.bytes();
			int end = all ? bytes.length : this.random.nextInt(this.read, bytes.length + 1);
			List<String> frames = ServerFrames.of(Arrays.copyOf(bytes, end)).list();
			List<String> before = ServerFrames.of(Arrays.copyOf(bytes, this.read)).list();
			frames.subList(before.size(), frames.size()).forEach(this::take);
			this.read = end;
		}

		private void take(String frame) {
			if (!this.first && !this.welcomed) {
				assertThat(frame).startsWith("text welcome ");
				this.welcomed = true;
			}
			else if (frame.startsWith("text ") && !frame.equals("text control")) {
				this.received.add(frame.substring("text ".length()));
			}
		}

		private void acknowledge() {
			read(false);
			this.peer.connection.acknowledged(this.received.size(), () -> this.peer.heard.add("impossible"));
		}

		private void breakOff() {
			read(false);
			switch (this.random.nextInt(4)) {
				case 0 -> {
					this.peer.channel.breaksAfter(this.random.nextInt(40));
					this.peer.handle.ping();
					this.peer.turn();
					this.peer.lose();
				}
				case 1 -> this.peer.connection.giveUpSocket(() -> this.peer.heard.add("otherwise"));
				default -> this.peer.lose();
			}
		}

		// Perhaps before the server knows that the former socket is gone.
		private void comeBack() {
			read(false);
			// What comes by it from now on the client does not read.
			FakeChannel next = equip(new FakeChannel());
			this.first = false;
			this.welcomed = false;
			this.read = 0;
			this.peer.comeBack(this.received.size(), next);
		}

		private void hasRoom() {
			this.peer.channel.hasRoom();
		}

		private void finish() {
			read(false);
			this.first = false;
			this.welcomed = false;
			this.read = 0;
			this.peer.turn();
			this.peer.comeBack(this.received.size());
			read(true);
			assertThat(this.peer.heard).noneMatch((heard) -> heard.startsWith("refused") || heard.equals("impossible")
					|| heard.equals("otherwise") || heard.equals("failed") || heard.equals("lost"));
			assertThat(this.received.stream().filter((text) -> !text.startsWith("key"))).isEqualTo(this.expected);
			assertThat(this.received).doesNotHaveDuplicates();
			this.latest.forEach((key, text) -> {
				List<String> values = this.received.stream().filter((each) -> each.startsWith(key)).toList();
				assertThat(values).endsWith(text);
				assertThat(values).isSortedAccordingTo((a, b) -> Integer.compare(number(a), number(b)));
			});
			assertThat(this.peer.connection.queuedMessages()).isZero();
			this.peer.acknowledge(this.received.size());
			assertThat(this.peer.connection.writer().sent().unacknowledged()).isEmpty();
			assertThat(this.peer.heard).doesNotContain("impossible " + this.received.size());
		}

		private int number(String text) {
			return Integer.parseInt(text.substring("key0 ".length()).replace("x", ""));
		}

	}

}
