/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.parity;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossService;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.Outcome;

/**
 * Broadcasts, and messages for groups.
 */
final class BroadcastScenarios {

	private BroadcastScenarios() {
	}

	static Stream<Scenario> all() {
		return Stream.of(everybody(), excluded(), some(), order(), gone(), mixed());
	}

	private static Scenario everybody() {
		return Scenario.of("a broadcast reaches whom the service sends it to, in order", RoomService.class)
			.plays((stage) -> {
				Player ann = stage.join("ann", "room");
				Player bob = stage.join("bob", "room");
				for (int i = 1; i <= 3; i++) {
					stage.broadcast("room", "news " + i);
				}
				ann.sees(3);
				bob.sees(3);
			})
			.expect("""
					room hears join ann
					room hears join bob
					broadcast ACCEPTED
					broadcast ACCEPTED
					broadcast ACCEPTED
					ann sees text news 1
					ann sees text news 2
					ann sees text news 3
					bob sees text news 1
					bob sees text news 2
					bob sees text news 3
					""");
	}

	private static Scenario excluded() {
		return Scenario.of("a group is sent to but for one", RoomService.class).plays((stage) -> {
			Player ann = stage.join("ann", "room");
			Player bob = stage.join("bob", "room");
			Player joe = stage.join("joe", "room");
			bob.say("others");
			ann.sees();
			joe.sees();
			bob.seesNothingElse();
		}).expect("""
				room hears join ann
				room hears join bob
				room hears join joe
				ann sees text for others, of bob: 2
				joe sees text for others, of bob: 2
				bob sees nothing else
				""");
	}

	private static Scenario some() {
		return Scenario.of("a group is sent to in part", RoomService.class).plays((stage) -> {
			Player ann = stage.join("ann", "room");
			Player bob = stage.join("bob", "room");
			Player joe = stage.join("joe", "room");
			ann.say("some");
			bob.sees();
			ann.seesNothingElse();
			joe.seesNothingElse();
			ann.say("a pair");
			joe.sees();
			ann.seesNothingElse();
			bob.seesNothingElse();
		}).expect("""
				room hears join ann
				room hears join bob
				room hears join joe
				bob sees text for b
				ann sees nothing else
				joe sees nothing else
				joe sees text not for two
				ann sees nothing else
				bob sees nothing else
				""");
	}

	private static Scenario order() {
		return Scenario.of("what is sent alone and to a group keeps its order", RoomService.class).plays((stage) -> {
			Player ann = stage.join("ann", "room");
			Player bob = stage.join("bob", "room");
			ann.say("in turn");
			ann.sees(6);
			bob.sees(3);
		}).expect("""
				room hears join ann
				room hears join bob
				ann sees text alone 1
				ann sees text all 1
				ann sees text alone 2
				ann sees text all 2
				ann sees text alone 3
				ann sees text all 3
				bob sees text all 1
				bob sees text all 2
				bob sees text all 3
				""");
	}

	private static Scenario gone() {
		return Scenario.of("a group forgets who has gone", RoomService.class).plays((stage) -> {
			Player ann = stage.join("ann", "room");
			Player bob = stage.join("bob", "room");
			bob.close(1000, "");
			stage.heard("room");
			ann.say("count");
			ann.sees();
		}).expect("""
				room hears join ann
				room hears join bob
				room hears close bob PEER (1000)
				ann sees text 1 is here
				""");
	}

	private static Scenario mixed() {
		return Scenario.of("an object for a group is JSON for each, and bytes are bytes", RoomService.class)
			.plays((stage) -> {
				Player ann = stage.join("ann", "room");
				Player bob = stage.join("bob", "room");
				ann.say("mixed");
				ann.sees(3);
				bob.sees(3);
			})
			.expect("""
					room hears join ann
					room hears join bob
					ann sees text {"n":1}
					ann sees binary 0102
					ann sees text plain
					bob sees text {"n":1}
					bob sees binary 0102
					bob sees text plain
					""");
	}

	@BossService("room")
	static class RoomService extends Probe {

		RoomService(Heard heard) {
			super(heard);
		}

		@Override
		public Outcome<ConnectionGroup> handleBroadcast(Object message, ConnectionGroup members) {
			members.send(message);
			return Outcome.noReply(members);
		}

		@Override
		Outcome<ConnectionGroup> said(BossConnection client, String text, ConnectionGroup members) {
			switch (text) {
				case "others" -> members.send("for others, of " + nameOf(client) + ": " + (members.size() - 1), client);
				case "some" -> members.sendIf("for b", (member) -> nameOf(member).startsWith("b"));
				case "a pair" -> members.send("not for two",
						Stream.of("ann", "bob").flatMap((name) -> find(members, name).stream()).toList());
				case "in turn" -> {
					for (int i = 1; i <= 3; i++) {
						client.send("alone " + i);
						members.send("all " + i);
					}
				}
				case "count" -> client.send(members.size() + " is here");
				case "mixed" -> {
					members.send(new Count(1));
					members.send(new byte[] { 1, 2 });
					members.send("plain");
				}
				default -> client.send(text);
			}
			return Outcome.noReply(members);
		}

		private static List<BossConnection> find(ConnectionGroup members, String name) {
			List<BossConnection> found = new ArrayList<>();
			members.forEach((member) -> {
				if (nameOf(member).equals(name)) {
					found.add(member);
				}
			});
			return found;
		}

		record Count(int n) {
		}

	}

}
