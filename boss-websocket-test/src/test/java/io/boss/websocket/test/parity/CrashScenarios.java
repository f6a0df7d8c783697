/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.parity;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossService;
import io.boss.websocket.CloseReason;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.Outcome;
import io.boss.websocket.ServiceState;

/**
 * Callbacks that fail, and restart their service.
 */
final class CrashScenarios {

	private CrashScenarios() {
	}

	static Stream<Scenario> all() {
		return Stream.of(rejoined(), poison(), stubborn(), join(), close(), broadcast(), down(), initFails());
	}

	private static Scenario rejoined() {
		return Scenario
			.of("restart: clients are joined again, and the message is handled once more", FragileService.class)
			.plays((stage) -> {
				Player ann = stage.join("ann", "fragile");
				stage.service("fragile").pause();
				ann.say("crash once");
				ann.say("second");
				ann.say("third");
				stage.service("fragile").resume();
				stage.heard("fragile", 3);
				ann.sees(3);
				stage.note("restarts " + stage.service("fragile").restarts());
				ann.say("count");
				ann.sees();
			})
			.expect("""
					fragile hears join ann
					fragile hears crash once
					fragile hears terminate CRASHED
					fragile hears rejoin ann
					ann sees text crash once
					ann sees text second
					ann sees text third
					restarts 1
					ann sees text handled 3 of attributes 4
					""");
	}

	private static Scenario poison() {
		return Scenario.of("restart: a message that crashes twice is dropped", PoisonedService.class).plays((stage) -> {
			Player ann = stage.join("ann", "poisoned");
			Player bob = stage.join("bob", "poisoned");
			ann.say("crash always");
			stage.heard("poisoned", 2);
			stage.heardInAnyOrder("poisoned", 2);
			stage.heard("poisoned", 2);
			stage.heardInAnyOrder("poisoned", 2);
			ann.seesNothingElse();
			bob.seesNothingElse();
			stage.awaitState("poisoned", ServiceState.RUNNING);
		}).expect("""
				poisoned hears join ann
				poisoned hears join bob
				poisoned hears crash always
				poisoned hears terminate CRASHED
				poisoned hears rejoin ann
				poisoned hears rejoin bob
				poisoned hears crash always
				poisoned hears terminate CRASHED
				poisoned hears rejoin ann
				poisoned hears rejoin bob
				ann sees nothing else
				bob sees nothing else
				poisoned is RUNNING
				""");
	}

	private static Scenario stubborn() {
		return Scenario
			.of("restart: a client that crashes the service again and again is closed with 1008", StubbornService.class)
			.with("stubborn.restart.max-per-client=2", "stubborn.restart.window=1h")
			.plays((stage) -> {
				Player ann = stage.join("ann", "stubborn");
				Player bob = stage.join("bob", "stubborn");
				for (int i = 0; i < 5; i++) {
					bob.say("crash always");
				}
				bob.sees(2);
				stage.heardAtLast("stubborn", "close");
				ann.seesNothingElse();
				stage.note("restarts " + stage.service("stubborn").restarts());
			})
			.expect("""
					stubborn hears join ann
					stubborn hears join bob
					bob sees text {"detail":"the service has failed to handle this","status":500,"title":"Internal Server Error"}
					bob sees close 1008 messages of this client crash the service
					stubborn hears close bob SHUTDOWN (1008, messages of this client crash the service)
					ann sees nothing else
					restarts 2
					""");
	}

	private static Scenario join() {
		return Scenario.of("restart: a join that crashes twice closes its client with 1011", CursedService.class)
			.plays((stage) -> {
				Player ann = stage.join("ann", "cursed");
				Player eve = stage.connect("eve", "cursed");
				eve.sees(2);
				ann.seesNothingElse();
				stage.heard("cursed", 6);
			})
			.expect("""
					cursed hears join ann
					eve sees close 1011 service failed to handle the join
					eve sees end
					ann sees nothing else
					cursed hears join eve
					cursed hears terminate CRASHED
					cursed hears rejoin ann
					cursed hears join eve
					cursed hears terminate CRASHED
					cursed hears rejoin ann
					""");
	}

	private static Scenario close() {
		return Scenario.of("restart: a close that crashes is not repeated", CursedService.class).plays((stage) -> {
			Player ann = stage.join("ann", "cursed");
			Player joe = stage.join("joe", "cursed");
			joe.close(4000, "");
			stage.heard("cursed", 3);
			ann.seesNothingElse();
		}).expect("""
				cursed hears join ann
				cursed hears join joe
				cursed hears close joe
				cursed hears terminate CRASHED
				cursed hears rejoin ann
				ann sees nothing else
				""");
	}

	private static Scenario broadcast() {
		return Scenario.of("a broadcast that crashes is handled once more", CursedService.class).plays((stage) -> {
			Player ann = stage.join("ann", "cursed");
			stage.broadcast("cursed", "crash once");
			stage.heard("cursed", 4);
			stage.broadcast("cursed", "fine");
			stage.heard("cursed");
			ann.seesNothingElse();
		}).expect("""
				cursed hears join ann
				broadcast ACCEPTED
				cursed hears broadcast crash once
				cursed hears terminate CRASHED
				cursed hears rejoin ann
				cursed hears broadcast crash once
				broadcast ACCEPTED
				cursed hears broadcast fine
				ann sees nothing else
				""");
	}

	private static Scenario down() {
		return Scenario.of("too many restarts end in DOWN with 1013 and 503, and a start mends it", DoomedService.class)
			.with("doomed.restart.max-restarts=2", "doomed.restart.window=1h", "doomed.restart.retry-after=1h",
					"doomed.restart.initial-backoff=10ms", "doomed.restart.max-backoff=10ms",
					"doomed.restart.max-retry-after=1h")
			.plays((stage) -> {
				Player ann = stage.join("ann", "doomed");
				stage.info("doomed", "crash always");
				stage.info("doomed", "crash always");
				stage.info("doomed", "crash always");
				// Each is handled once more, and counts once.
				stage.heard("doomed", 14);
				ann.sees(2);
				stage.awaitState("doomed", ServiceState.DOWN);
				stage.handshake("doomed");
				stage.broadcast("doomed", "anybody?");
				stage.info("doomed", "anybody?");
				stage.note("starts " + stage.service("doomed").start());
				stage.awaitState("doomed", ServiceState.RUNNING);
				Player bob = stage.join("bob", "doomed");
				bob.seesNothingElse();
			})
			.expect("""
					doomed hears join ann
					info ACCEPTED
					info ACCEPTED
					info ACCEPTED
					doomed hears info crash always
					doomed hears terminate CRASHED
					doomed hears rejoin ann
					doomed hears info crash always
					doomed hears terminate CRASHED
					doomed hears rejoin ann
					doomed hears info crash always
					doomed hears terminate CRASHED
					doomed hears rejoin ann
					doomed hears info crash always
					doomed hears terminate CRASHED
					doomed hears rejoin ann
					doomed hears info crash always
					doomed hears terminate CRASHED
					ann sees close 1013 service is down
					ann sees end
					doomed is DOWN
					handshake 503 with Retry-After
					broadcast NOT_RUNNING
					info NOT_RUNNING
					starts true
					doomed is RUNNING
					doomed hears join bob
					bob sees nothing else
					""");
	}

	private static Scenario initFails() {
		return Scenario.of("a client that comes while init fails is joined when it works", ReluctantService.class)
			.with("reluctant.restart.initial-backoff=10ms", "reluctant.restart.max-backoff=10ms")
			.plays((stage) -> {
				Player ann = stage.join("ann", "reluctant");
				stage.info("reluctant", "crash always");
				stage.heard("reluctant", 7);
				stage.info("reluctant", "fine");
				ann.seesNothingElse();
				stage.heard("reluctant", 4);
			})
			.expect("""
					reluctant hears join ann
					info ACCEPTED
					reluctant hears info crash always
					reluctant hears terminate CRASHED
					reluctant hears init fails
					reluctant hears init fails
					reluctant hears rejoin ann
					reluctant hears info crash always
					reluctant hears terminate CRASHED
					info ACCEPTED
					ann sees nothing else
					reluctant hears init fails
					reluctant hears init fails
					reluctant hears rejoin ann
					reluctant hears info fine
					""");
	}

	/**
	 * Echo that crashes once for each thing that says so, or always.
	 */
	@BossService("fragile")
	static class FragileService extends Probe {

		private final Map<String, Integer> tries = new HashMap<>();

		private int handled;

		FragileService(Heard heard) {
			super(heard);
		}

		final void crashIfTold(String what) {
			if (what.contains("crash")) {
				int before = this.tries.merge(what, 1, Integer::sum);
				if (before == 1 || what.contains("always")) {
					throw new IllegalStateException(what);
				}
				this.tries.remove(what);
			}
		}

		@Override
		Outcome<ConnectionGroup> said(BossConnection client, String text, ConnectionGroup members) {
			client.attributes().merge("said", 1, (one, other) -> (Integer) one + (Integer) other);
			if (text.equals("count")) {
				client.send("handled " + this.handled + " of attributes "
						+ ((Integer) client.attributes().get("said") - 1));
				return Outcome.noReply(members);
			}
			if (text.contains("crash") && !this.tries.containsKey(text) || text.contains("always")) {
				hear(text);
			}
			crashIfTold(text);
			this.handled++;
			client.send(text);
			return Outcome.noReply(members);
		}

		@Override
		public Outcome<ConnectionGroup> handleInfo(Object info, ConnectionGroup members) {
			hear("info " + info);
			crashIfTold(info.toString());
			return Outcome.noReply(members);
		}

		@Override
		public Outcome<ConnectionGroup> handleBroadcast(Object message, ConnectionGroup members) {
			hear("broadcast " + message);
			crashIfTold(message.toString());
			return Outcome.noReply(members);
		}

	}

	@BossService("poisoned")
	static class PoisonedService extends FragileService {

		PoisonedService(Heard heard) {
			super(heard);
		}

	}

	@BossService("stubborn")
	static class StubbornService extends FragileService {

		StubbornService(Heard heard) {
			super(heard);
		}

	}

	@BossService("doomed")
	static class DoomedService extends FragileService {

		DoomedService(Heard heard) {
			super(heard);
		}

	}

	@BossService("cursed")
	static class CursedService extends FragileService {

		CursedService(Heard heard) {
			super(heard);
		}

		@Override
		public Outcome<ConnectionGroup> handleJoin(String servicePath, BossConnection client, ConnectionGroup members) {
			Outcome<ConnectionGroup> outcome = super.handleJoin(servicePath, client, members);
			if ("eve".equals(nameOf(client))) {
				throw new IllegalStateException("cursed");
			}
			return outcome;
		}

		@Override
		public Outcome<ConnectionGroup> handleClose(CloseReason reason, String servicePath, BossConnection client,
				ConnectionGroup members) {
			if ("joe".equals(nameOf(client))) {
				hear("close joe");
				throw new IllegalStateException("joe");
			}
			return super.handleClose(reason, servicePath, client, members);
		}

	}

	@BossService("reluctant")
	static class ReluctantService extends FragileService {

		private int reluctance;

		ReluctantService(Heard heard) {
			super(heard);
		}

		@Override
		public ConnectionGroup init() {
			if (this.reluctance > 0) {
				this.reluctance--;
				hear("init fails");
				throw new IllegalStateException("not yet");
			}
			return super.init();
		}

		@Override
		public Outcome<ConnectionGroup> handleInfo(Object info, ConnectionGroup members) {
			this.reluctance = info.equals("crash always") ? 2 : 0;
			return super.handleInfo(info, members);
		}

	}

}
