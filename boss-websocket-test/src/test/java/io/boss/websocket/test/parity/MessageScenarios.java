/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.parity;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.CloseCode;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.Outcome;

/**
 * Messages of clients and answers of services.
 */
final class MessageScenarios {

	private MessageScenarios() {
	}

	static Stream<Scenario> all() {
		return Stream.of(order(), orderOfTwo(), texts(), binaries(), large(), fragments(), splitCharacter(), pings(),
				burst(), objects());
	}

	private static Scenario order() {
		return Scenario.of("messages of a client arrive in order", DiaryService.class).plays((stage) -> {
			Player ann = stage.join("ann", "diary");
			for (int i = 1; i <= 20; i++) {
				ann.say("" + i);
			}
			ann.say("end");
			stage.heard("diary");
		}).expect("""
				diary hears join ann
				diary hears ann 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20
				""");
	}

	private static Scenario orderOfTwo() {
		return Scenario.of("messages of each of two clients arrive in order", DiaryService.class).plays((stage) -> {
			Player ann = stage.join("ann2", "diary");
			Player bob = stage.join("bob2", "diary");
			for (int i = 1; i <= 10; i++) {
				ann.say("" + i);
				bob.say("" + -i);
			}
			bob.say("end");
			stage.heard("diary");
			ann.say("end");
			stage.heard("diary");
		}).expect("""
				diary hears join ann2
				diary hears join bob2
				diary hears bob2 -1 -2 -3 -4 -5 -6 -7 -8 -9 -10
				diary hears ann2 1 2 3 4 5 6 7 8 9 10
				""");
	}

	private static Scenario texts() {
		return Scenario.of("texts come back as they were", EchoingService.class).plays((stage) -> {
			Player ann = stage.join("ann", "echoing");
			for (String text : new String[] { "hello", "", " ", "\u00e4\u20ac\ud83d\ude00", "{\"a\":1}",
					"a\nb\u0000c" }) {
				ann.say(text);
				ann.sees();
			}
		}).expect("""
				echoing hears join ann
				ann sees text hello
				ann sees text\s
				ann sees text\s\s
				ann sees text \u00e4\u20ac\ud83d\ude00
				ann sees text {"a":1}
				ann sees text a
				b\0c
				""");
	}

	private static Scenario binaries() {
		return Scenario.of("bytes come back as they were", EchoingService.class).plays((stage) -> {
			Player ann = stage.join("ann", "echoing");
			for (byte[] bytes : new byte[][] { { 0, -1, 127 }, {}, { -61, 40 } }) {
				ann.say(bytes);
				ann.sees();
			}
		}).expect("""
				echoing hears join ann
				ann sees binary 00ff7f
				ann sees binary\s
				ann sees binary c328
				""");
	}

	private static Scenario large() {
		return Scenario.of("the largest message that may be comes back", EchoingService.class).plays((stage) -> {
			Player ann = stage.join("ann", "echoing");
			ann.say("x".repeat(65536));
			ann.sees();
			ann.say("\u20ac".repeat(21845));
			ann.sees();
			ann.say(new byte[65536]);
			ann.sees();
		}).expect("""
				echoing hears join ann
				ann sees text xxxxxxxxxxxxxxx... 65541 #45b26093
				ann sees text %s... 21850 #3dbc5af9
				ann sees binary 0000000000000... 131079 #b3cb743f
				""".formatted("\u20ac".repeat(15)));
	}

	private static Scenario fragments() {
		return Scenario.of("a message in fragments with a ping between them is one message", EchoingService.class)
			.plays((stage) -> {
				Player ann = stage.join("ann", "echoing");
				ann.frame(Player.TEXT, "one ");
				ann.frame(Player.CONTINUATION, "two ");
				ann.ping("in between");
				ann.sees();
				ann.frame(Player.CONTINUATION, "");
				ann.frame(Player.FIN | Player.CONTINUATION, "three");
				ann.sees();
				ann.frame(Player.BINARY, new byte[] { 1 });
				ann.frame(Player.FIN | Player.CONTINUATION, new byte[] { 2 });
				ann.sees();
			})
			.expect("""
					echoing hears join ann
					ann sees pong in between
					ann sees text one two three
					ann sees binary 0102
					""");
	}

	private static Scenario splitCharacter() {
		return Scenario.of("a character may be in two fragments", EchoingService.class).plays((stage) -> {
			Player ann = stage.join("ann", "echoing");
			ann.frame(Player.TEXT, new byte[] { (byte) 0xE2, (byte) 0x82 });
			ann.frame(Player.FIN | Player.CONTINUATION, new byte[] { (byte) 0xAC });
			ann.sees();
		}).expect("""
				echoing hears join ann
				ann sees text \u20ac
				""");
	}

	private static Scenario pings() {
		return Scenario.of("a ping is answered with its payload, and no message", EchoingService.class)
			.plays((stage) -> {
				Player ann = stage.join("ann", "echoing");
				ann.ping("");
				ann.sees();
				ann.ping("x".repeat(125));
				ann.sees();
				ann.seesNothingElse();
			})
			.expect("""
					echoing hears join ann
					ann sees pong\s
					ann sees pong %s
					ann sees nothing else
					""".formatted("x".repeat(125)));
	}

	private static Scenario burst() {
		return Scenario.of("what a callback sends arrives in order", BurstService.class).plays((stage) -> {
			Player ann = stage.connect("ann", "burst");
			ann.sees(2);
			ann.say("go");
			ann.sees(6);
		}).expect("""
				ann sees text welcome
				ann sees binary 01
				ann sees text 1
				ann sees text 2
				ann sees text 3
				ann sees text 4
				ann sees text 5
				ann sees close 1000 enough
				""");
	}

	private static Scenario objects() {
		return Scenario.of("an object is sent as JSON", BurstService.class).plays((stage) -> {
			Player ann = stage.connect("ann", "burst");
			ann.sees(2);
			ann.say("object");
			ann.sees();
			ann.say("half an emoji");
			ann.sees();
		}).expect("""
				ann sees text welcome
				ann sees binary 01
				ann sees text {"x":1,"y":"two"}
				ann sees text \ufffd!
				""");
	}

	@BossService("diary")
	static class DiaryService extends Probe {

		private final Map<String, StringBuilder> pages = new HashMap<>();

		DiaryService(Heard heard) {
			super(heard);
		}

		@Override
		Outcome<ConnectionGroup> said(BossConnection client, String text, ConnectionGroup members) {
			String name = nameOf(client);
			if (text.equals("end")) {
				hear(name + this.pages.remove(name));
			}
			else {
				this.pages.computeIfAbsent(name, (unused) -> new StringBuilder()).append(' ').append(text);
			}
			return Outcome.noReply(members);
		}

	}

	@BossService("echoing")
	static class EchoingService extends Probe {

		EchoingService(Heard heard) {
			super(heard);
		}

	}

	@BossService("burst")
	static class BurstService implements BossServiceHandler<Object> {

		@Override
		public Outcome<Object> handleJoin(String servicePath, BossConnection client, Object state) {
			client.send("welcome");
			client.send(new byte[] { 1 });
			return Outcome.noReply(state);
		}

		@Override
		public Outcome<Object> handleIncoming(String servicePath, BossConnection client, BossMessage message,
				Object state) {
			switch (((BossMessage.Text) message).payload()) {
				case "object" -> client.send(new Point(1, "two"));
				case "half an emoji" -> client.send("\ud83d!");
				default -> {
					for (int i = 1; i <= 5; i++) {
						client.send("" + i);
					}
					client.close(CloseCode.NORMAL, "enough");
				}
			}
			return Outcome.noReply(state);
		}

		record Point(int x, String y) {
		}

	}

}
