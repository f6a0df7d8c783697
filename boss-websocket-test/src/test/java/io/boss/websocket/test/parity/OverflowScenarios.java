/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.parity;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServices;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.Outcome;
import io.boss.websocket.OverflowPolicy;

/**
 * Clients that stop reading while they are sent more than may wait for them. How much the
 * operating system takes is its secret, so what has come is told by its shape.
 */
final class OverflowScenarios {

	// Far more than the sockets of both sides hold.
	private static final int MESSAGES = 400;

	private static final int KEYS = 3;

	private static final int WAITING = 10;

	private static final String PADDING = " ".repeat(16 * 1024);

	private OverflowScenarios() {
	}

	static Stream<Scenario> all() {
		return Stream.of(closed(), oldest(), newest(), conflated(), resynced(), fewKeys());
	}

	private static Scenario scenario(String name, Class<?> type, String service, String policy) {
		return Scenario.of(name, type)
			.with(service + ".outbound.max-messages=" + WAITING, service + ".outbound.max-bytes=1MB",
					service + ".outbound.send-timeout=60s", service + ".outbound.overflow=" + policy);
	}

	private static Player stuck(Stage stage, String service, int heard) {
		Player ann = stage.join("ann", service);
		ann.stopReading();
		ann.say("go");
		// An overflow is noticed by the thread that writes, maybe after the last message.
		stage.heardInAnyOrder(service, heard);
		return ann;
	}

	private static List<Integer> read(Player player, String last) {
		List<Integer> numbers = new ArrayList<>();
		player.resumeReading();
		player.seesUntil(last, (thing) -> {
			if (thing.startsWith("text number ")) {
				numbers.add(Integer.valueOf(thing.split(" ")[2]));
			}
		});
		return numbers;
	}

	private static String shape(List<Integer> numbers) {
		boolean sorted = IntStream.range(1, numbers.size()).allMatch((i) -> numbers.get(i - 1) < numbers.get(i));
		return (sorted ? "in order" : "out of order") + ((numbers.size() < MESSAGES) ? ", not all" : ", all");
	}

	private static Scenario closed() {
		return scenario("close: a client that does not read is closed with 1008, and others are not",
				ClosingService.class, "closing", "close")
			.plays((stage) -> {
				Player ann = stuck(stage, "closing", 2);
				Player bob = stage.join("bob", "closing");
				bob.seesNothingElse();
				List<Integer> numbers = read(ann, "close");
				stage.note("ann has read a beginning "
						+ numbers.equals(IntStream.range(0, numbers.size()).boxed().toList()) + ", " + shape(numbers));
			})
			.expect("""
					closing hears join ann
					closing hears all sent
					closing hears close ann ERROR (1008, client reads too slowly)
					closing hears join bob
					bob sees nothing else
					ann has read a beginning true, in order, not all
					""");
	}

	private static Scenario oldest() {
		return scenario("drop-oldest: the newest messages arrive", OldestService.class, "oldest", "drop-oldest")
			.plays((stage) -> {
				Player ann = stuck(stage, "oldest", 1);
				List<Integer> numbers = read(ann, "text number " + (MESSAGES - 1));
				stage.note("ann has read " + shape(numbers) + ", to "
						+ numbers.subList(numbers.size() - 5, numbers.size()));
				ann.seesNothingElse();
			})
			.expect("""
					oldest hears join ann
					oldest hears all sent
					ann has read in order, not all, to [395, 396, 397, 398, 399]
					ann sees nothing else
					""");
	}

	private static Scenario newest() {
		return scenario("drop-newest: what waits stays", NewestService.class, "newest", "drop-newest")
			.plays((stage) -> {
				Player ann = stuck(stage, "newest", 1);
				List<Integer> numbers = read(ann, "text last");
				// The last message has taken the place of one of those that waited.
				long first = numbers.stream().filter((number) -> number < WAITING).count();
				stage.note("ann has read " + shape(numbers) + ", the first of them " + (first >= WAITING - 1));
				ann.seesNothingElse();
			})
			.expect("""
					newest hears join ann
					newest hears all sent
					ann has read in order, not all, the first of them true
					ann sees nothing else
					""");
	}

	private static Scenario conflated() {
		return scenario("conflate: the latest value of each key arrives", ConflatingService.class, "conflating",
				"conflate")
			.plays((stage) -> {
				Player ann = stuck(stage, "conflating", 1);
				List<Integer> numbers = read(ann, "text last");
				for (int key = 0; key < KEYS; key++) {
					int remainder = key;
					List<Integer> values = numbers.stream().filter((number) -> number % KEYS == remainder).toList();
					stage.note("key " + key + " " + shape(values) + ", to " + values.get(values.size() - 1));
				}
				ann.seesNothingElse();
			})
			.expect("""
					conflating hears join ann
					conflating hears all sent
					key 0 in order, not all, to 399
					key 1 in order, not all, to 397
					key 2 in order, not all, to 398
					ann sees nothing else
					""");
	}

	private static Scenario resynced() {
		return scenario("resync: after each gap comes a snapshot, and then what follows it", ResyncingService.class,
				"resyncing", "resync")
			.plays((stage) -> {
				Player ann = stuck(stage, "resyncing", 1);
				ann.resumeReading();
				readSnapshots(stage, ann);
				ann.seesNothingElse();
			})
			.expect("""
					resyncing hears join ann
					resyncing hears all sent
					ann knows all, by snapshots
					ann sees nothing else
					""");
	}

	private static void readSnapshots(Stage stage, Player player) {
		boolean snapshots = false;
		int known = -1;
		while (known < MESSAGES - 1) {
			String[] words = player.next().split(" ");
			int number = Integer.parseInt(words[2]);
			if (words[1].equals("snapshot")) {
				snapshots = true;
			}
			else if (number != known + 1) {
				stage.note("gap from " + known + " to " + number);
			}
			known = number;
		}
		stage.note("ann knows all" + (snapshots ? ", by snapshots" : ""));
	}

	private static Scenario fewKeys() {
		return scenario("conflate: a message without a key that has no room closes its client", KeylessService.class,
				"keyless", "conflate")
			.plays((stage) -> {
				Player ann = stuck(stage, "keyless", 2);
				ann.resumeReading();
				ann.seesCloseAtLast();
			})
			.expect("""
					keyless hears join ann
					keyless hears all sent
					keyless hears close ann ERROR (1008, client reads too slowly)
					ann sees close 1008 client reads too slowly
					""");
	}

	/**
	 * Sender of numbers, a few in each callback, so that what writes can keep up.
	 */
	abstract static class FloodingService extends Probe {

		private final BossServices services;

		private int sent;

		FloodingService(Heard heard, BossServices services) {
			super(heard);
			this.services = services;
		}

		@Override
		Outcome<ConnectionGroup> said(BossConnection client, String text, ConnectionGroup members) {
			return text.equals("go") ? handleInfo(text, members) : super.said(client, text, members);
		}

		@Override
		public Outcome<ConnectionGroup> handleInfo(Object info, ConnectionGroup members) {
			for (int i = 0; i < 5; i++) {
				members.send(message(this.sent, BossMessage.text("number " + this.sent + PADDING)));
				this.sent++;
			}
			if (this.sent < MESSAGES) {
				this.services.get(getClass()).info("go on");
			}
			else {
				last(members);
				hear("all sent");
			}
			return Outcome.noReply(members);
		}

		final int sent() {
			return this.sent;
		}

		BossMessage message(int number, BossMessage message) {
			return message;
		}

		void last(ConnectionGroup members) {
		}

	}

	@BossService("closing")
	static class ClosingService extends FloodingService {

		ClosingService(Heard heard, BossServices services) {
			super(heard, services);
		}

	}

	@BossService("oldest")
	static class OldestService extends FloodingService {

		OldestService(Heard heard, BossServices services) {
			super(heard, services);
		}

	}

	@BossService("newest")
	static class NewestService extends FloodingService {

		NewestService(Heard heard, BossServices services) {
			super(heard, services);
		}

		@Override
		void last(ConnectionGroup members) {
			members.send(BossMessage.text("last").onOverflow(OverflowPolicy.DROP_OLDEST));
		}

	}

	@BossService("conflating")
	static class ConflatingService extends FloodingService {

		ConflatingService(Heard heard, BossServices services) {
			super(heard, services);
		}

		@Override
		BossMessage message(int number, BossMessage message) {
			return message.conflatedBy("key " + number % KEYS);
		}

		@Override
		void last(ConnectionGroup members) {
			// Without a key there might be no room for it.
			members.send(BossMessage.text("last").conflatedBy("last"));
		}

	}

	@BossService("resyncing")
	static class ResyncingService extends FloodingService {

		ResyncingService(Heard heard, BossServices services) {
			super(heard, services);
		}

		@Override
		public Outcome<ConnectionGroup> handleOverflow(String servicePath, BossConnection client,
				ConnectionGroup members) {
			client.send("snapshot " + (sent() - 1));
			return Outcome.noReply(members);
		}

	}

	@BossService("keyless")
	static class KeylessService extends FloodingService {

		KeylessService(Heard heard, BossServices services) {
			super(heard, services);
		}

	}

}
