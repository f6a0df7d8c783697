/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.parity;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.boss.websocket.BossService;

/**
 * Clients that break the protocol or a limit.
 */
final class ProtocolScenarios {

	private ProtocolScenarios() {
	}

	static Stream<Scenario> all() {
		return Stream.of(badText(), badTextInFragments(), notMasked(), reservedOpcode(), continuationOfNothing(),
				badCloseCode(), tooBig(), tooBigInFragments(), tooManyFragments(), tooManyMessages(), endlessMessage(),
				noFirstMessage());
	}

	private static Scenario badText() {
		return broken("a text that is no UTF-8 closes its client with 1007", 1007, "BAD_ENCODING",
				(ann) -> ann.frame(Player.FIN | Player.TEXT, new byte[] { 'a', (byte) 0xC3, 0x28 }));
	}

	private static Scenario badTextInFragments() {
		return broken("a text that is no UTF-8 in its second fragment closes its client with 1007", 1007,
				"BAD_ENCODING", (ann) -> {
					ann.frame(Player.TEXT, "good");
					ann.frame(Player.FIN | Player.CONTINUATION, new byte[] { (byte) 0xFF });
				});
	}

	private static Scenario notMasked() {
		return broken("a frame without a mask closes its client with 1002", 1002, "BAD_FRAME",
				(ann) -> ann.unmasked(Player.FIN | Player.TEXT, "plain"));
	}

	private static Scenario reservedOpcode() {
		return broken("a reserved opcode closes its client with 1002", 1002, "BAD_FRAME",
				(ann) -> ann.frame(Player.FIN | 3, "what"));
	}

	private static Scenario continuationOfNothing() {
		return broken("a continuation of nothing closes its client with 1002", 1002, "BAD_FRAME",
				(ann) -> ann.frame(Player.FIN | Player.CONTINUATION, "what"));
	}

	private static Scenario badCloseCode() {
		return broken("a close with a code that must not be sent is answered with 1002", 1002, "BAD_FRAME",
				(ann) -> ann.close(1006, ""));
	}

	private static Scenario broken(String name, int code, String kind, Consumer<Player> breach) {
		return Scenario.of(name, StrictService.class).plays((stage) -> {
			Player ann = stage.join("ann", "strict");
			Player bob = stage.join("bob", "strict");
			breach.accept(ann);
			stage.heard("strict");
			ann.seesClose();
			ann.sees();
			bob.seesNothingElse();
		}).expect("""
				strict hears join ann
				strict hears join bob
				strict hears close ann %2$s %1$d
				ann sees close %1$d
				ann sees end
				bob sees nothing else
				""".formatted(code, kind));
	}

	private static Scenario tooBig() {
		return limited("a message that is too big closes its client with 1009",
				"1009, message is larger than 1024 bytes", "strict.max-message-size=1KB",
				(ann) -> ann.say("x".repeat(1025)));
	}

	private static Scenario tooBigInFragments() {
		return limited("fragments that together are too big close their client with 1009",
				"1009, message is larger than 1024 bytes", "strict.max-message-size=1KB", (ann) -> {
					ann.frame(Player.BINARY, new byte[1000]);
					ann.frame(Player.CONTINUATION, new byte[24]);
					ann.frame(Player.CONTINUATION, new byte[1]);
				});
	}

	private static Scenario tooManyFragments() {
		return limited("a message in too many fragments closes its client with 1008",
				"1008, message has more than 3 fragments", "strict.limits.max-fragments=3", (ann) -> {
					ann.frame(Player.TEXT, "x");
					for (int i = 0; i < 12; i++) {
						ann.frame(Player.CONTINUATION, "x");
					}
				});
	}

	private static Scenario tooManyMessages() {
		return limited("a client that sends too fast is closed with 1008", "1008, too many messages",
				"strict.limits.messages-per-second=1", (ann) -> {
					// No more than it takes: what a server has not read when it closes
					// would
					// take the close frame along.
					for (int i = 0; i < 4; i++) {
						ann.say(new byte[0]);
					}
				});
	}

	private static Scenario limited(String name, String reason, String property, Consumer<Player> breach) {
		return Scenario.of(name, StrictService.class).with(property).plays((stage) -> {
			Player ann = stage.join("ann", "strict");
			Player bob = stage.join("bob", "strict");
			breach.accept(ann);
			stage.heard("strict");
			ann.seesCloseAtLast();
			ann.sees();
			bob.seesNothingElse();
		}).expect("""
				strict hears join ann
				strict hears join bob
				strict hears close ann ERROR (%s)
				ann sees close %s
				ann sees end
				bob sees nothing else
				""".formatted(reason, reason.replace(",", "")));
	}

	private static Scenario endlessMessage() {
		return Scenario.of("a message that never ends closes its client with 1008", PatientService.class)
			.with("patient.limits.message-timeout=300ms")
			.plays((stage) -> {
				Player ann = stage.join("ann", "patient");
				ann.say("whole");
				ann.sees();
				ann.frame(Player.TEXT, "begun");
				stage.pass(Duration.ofSeconds(2));
				stage.heard("patient");
				ann.sees(2);
			})
			.expect("""
					patient hears join ann
					ann sees text whole
					patient hears close ann ERROR (1008, message takes too long)
					ann sees close 1008 message takes too long
					ann sees end
					""");
	}

	private static Scenario noFirstMessage() {
		return Scenario.of("a client that never speaks is closed with 1008", SilentService.class)
			.with("silent.limits.first-message-timeout=300ms")
			.plays((stage) -> {
				Player ann = stage.join("ann", "silent");
				ann.ping("is no message");
				ann.sees();
				stage.pass(Duration.ofSeconds(2));
				stage.heard("silent");
				ann.sees(2);
			})
			.expect("""
					silent hears join ann
					ann sees pong is no message
					silent hears close ann ERROR (1008, no message in time)
					ann sees close 1008 no message in time
					ann sees end
					""");
	}

	@BossService("strict")
	static class StrictService extends Probe {

		StrictService(Heard heard) {
			super(heard);
		}

	}

	@BossService("patient")
	static class PatientService extends StrictService {

		PatientService(Heard heard) {
			super(heard);
		}

	}

	@BossService("silent")
	static class SilentService extends StrictService {

		SilentService(Heard heard) {
			super(heard);
		}

	}

}
