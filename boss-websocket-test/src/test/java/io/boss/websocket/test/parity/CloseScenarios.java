/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.parity;

import java.util.stream.Stream;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossService;
import io.boss.websocket.CloseCode;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.Outcome;

/**
 * Ends of connections, by either side.
 */
final class CloseScenarios {

	private CloseScenarios() {
	}

	static Stream<Scenario> all() {
		return Stream.of(ofClient(1000, ""), ofClient(1001, "leaving"), ofClient(4000, "of its own"), withoutCode(),
				vanished(), afterMessages(), ofService(), longReason(), behindMessages(), sendAfterClose(), group(),
				rejected(), user());
	}

	private static Scenario ofClient(int code, String reason) {
		return Scenario.of("a client closes with " + code, DoorService.class).plays((stage) -> {
			Player ann = stage.join("ann", "door");
			ann.close(code, reason);
			stage.heard("door");
			ann.seesClose();
			ann.sees();
		}).expect("""
				door hears join ann
				door hears close ann PEER (%s)
				ann sees close %s
				ann sees end
				""".formatted(reason.isEmpty() ? code : code + ", " + reason, code));
	}

	private static Scenario withoutCode() {
		return Scenario.of("a client closes without a code", DoorService.class).plays((stage) -> {
			Player ann = stage.join("ann", "door");
			ann.closeWithoutCode();
			stage.heard("door");
			ann.sees(2);
		})
			.expect("""
					door hears join ann
					door hears close ann PEER (1005)
					ann sees close
					ann sees end
					""")
			.differs(ServerKind.TOMCAT_CONTAINER, "PEER (1005)", "PEER (1000)")
			.differs(ServerKind.TOMCAT_CONTAINER, "ann sees close", "ann sees close 1000");
	}

	private static Scenario vanished() {
		return Scenario.of("a client vanishes, and others stay", DoorService.class).plays((stage) -> {
			Player ann = stage.join("ann", "door");
			Player bob = stage.join("bob", "door");
			ann.vanish();
			stage.heard("door");
			bob.seesNothingElse();
		}).expect("""
				door hears join ann
				door hears join bob
				door hears close ann CONNECTION_LOST 1006
				bob sees nothing else
				""");
	}

	private static Scenario afterMessages() {
		return Scenario.of("what a client has sent before its close is handled before it", DoorService.class)
			.plays((stage) -> {
				Player ann = stage.join("ann", "door");
				for (int i = 1; i <= 5; i++) {
					ann.say("note " + i);
				}
				ann.close(1000, "");
				stage.heard("door", 6);
			})
			.expect("""
					door hears join ann
					door hears note 1
					door hears note 2
					door hears note 3
					door hears note 4
					door hears note 5
					door hears close ann PEER (1000)
					""");
	}

	private static Scenario ofService() {
		return Scenario.of("a service closes with a code and a reason", DoorService.class).plays((stage) -> {
			Player ann = stage.join("ann", "door");
			ann.say("close 4002 enough");
			stage.heard("door");
			ann.sees(2);
		}).expect("""
				door hears join ann
				door hears close ann SHUTDOWN (4002, enough)
				ann sees close 4002 enough
				ann sees end
				""");
	}

	private static Scenario longReason() {
		return Scenario.of("a reason is cut to what a close frame holds", DoorService.class).plays((stage) -> {
			Player ann = stage.join("ann", "door");
			ann.say("close 4002 " + "\u20ac".repeat(100));
			stage.heard("door");
			ann.sees(2);
		}).expect("""
				door hears join ann
				door hears close ann SHUTDOWN (4002, %1$s)
				ann sees close 4002 %1$s
				ann sees end
				""".formatted("\u20ac".repeat(41)));
	}

	private static Scenario behindMessages() {
		return Scenario.of("a close waits behind what was sent before", DoorService.class).plays((stage) -> {
			Player ann = stage.join("ann", "door");
			ann.say("last words");
			ann.sees(5);
			stage.heard("door");
		}).expect("""
				door hears join ann
				ann sees text 1
				ann sees text 2
				ann sees text 3
				ann sees close 1001 away
				ann sees end
				door hears close ann SHUTDOWN (1001, away)
				""");
	}

	private static Scenario sendAfterClose() {
		return Scenario.of("what is sent after a close goes nowhere", DoorService.class).plays((stage) -> {
			Player ann = stage.join("ann", "door");
			ann.say("results");
			stage.heard("door", 2);
			ann.sees(3);
		}).expect("""
				door hears join ann
				door hears QUEUED QUEUED CLOSED CLOSED open false
				door hears close ann SHUTDOWN (1000)
				ann sees text before
				ann sees close 1000
				ann sees end
				""");
	}

	private static Scenario group() {
		return Scenario.of("a service closes a group", DoorService.class).plays((stage) -> {
			Player ann = stage.join("ann", "door");
			Player bob = stage.join("bob", "door");
			ann.say("everybody out");
			ann.sees(2);
			bob.sees(2);
			stage.await(() -> stage.service("door").connections().isEmpty());
			stage.note("nobody is left");
			stage.heardInAnyOrder("door", 2);
		}).expect("""
				door hears join ann
				door hears join bob
				ann sees close 4004 out
				ann sees end
				bob sees close 4004 out
				bob sees end
				nobody is left
				door hears close ann SHUTDOWN (4004, out)
				door hears close bob SHUTDOWN (4004, out)
				""");
	}

	private static Scenario rejected() {
		return Scenario.of("a service rejects a client, which was never there", DoorService.class).plays((stage) -> {
			Player eve = stage.connect("eve", "door");
			eve.sees(2);
			Player ann = stage.join("ann", "door");
			ann.seesNothingElse();
		}).expect("""
				eve sees close 4003 not you
				eve sees end
				door hears join ann
				ann sees nothing else
				""");
	}

	private static Scenario user() {
		return Scenario.of("all connections of a user are closed", DoorService.class).plays((stage) -> {
			Player ann = stage.connect("ann", "door", Opening.as("ann"));
			stage.heard("door");
			Player bob = stage.connect("bob", "door", Opening.as("bob"));
			stage.heard("door");
			stage.note(
					"closes " + stage.services().closeConnectionsOf("ann", CloseCode.ACCESS_DENIED, "account closed"));
			stage.heard("door");
			ann.sees(2);
			bob.seesNothingElse();
		}).expect("""
				door hears join ann
				door hears join bob
				closes 1
				door hears close ann SHUTDOWN (4403, account closed)
				ann sees close 4403 account closed
				ann sees end
				bob sees nothing else
				""");
	}

	@BossService("door")
	static class DoorService extends Probe {

		DoorService(Heard heard) {
			super(heard);
		}

		@Override
		public Outcome<ConnectionGroup> handleJoin(String servicePath, BossConnection client, ConnectionGroup members) {
			return "eve".equals(nameOf(client)) ? Outcome.reject(CloseCode.of(4003), "not you")
					: super.handleJoin(servicePath, client, members);
		}

		@Override
		Outcome<ConnectionGroup> said(BossConnection client, String text, ConnectionGroup members) {
			String[] words = text.split(" ", 3);
			switch (words[0]) {
				case "note" -> hear(text);
				case "close" -> client.close(CloseCode.of(Integer.parseInt(words[1])), words[2]);
				case "last" -> {
					for (int i = 1; i <= 3; i++) {
						client.send("" + i);
					}
					client.close(CloseCode.GOING_AWAY, "away");
				}
				case "results" -> hear(client.send("before") + " " + client.close() + " " + client.send("after") + " "
						+ client.close() + " open " + client.isOpen());
				case "everybody" -> members.close(CloseCode.of(4004), "out");
				default -> client.send(text);
			}
			return Outcome.noReply(members);
		}

	}

}
