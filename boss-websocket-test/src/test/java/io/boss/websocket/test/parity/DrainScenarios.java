/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.parity;

import java.util.stream.Stream;

import io.boss.websocket.BossService;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.Outcome;
import io.boss.websocket.ServiceState;

/**
 * Ends of applications.
 */
final class DrainScenarios {

	private DrainScenarios() {
	}

	static Stream<Scenario> all() {
		return Stream.of(drained(), lastMail(), nothingAccepted());
	}

	private static Scenario drained() {
		return Scenario.of("a shutdown closes clients with 1001, and terminate is last", LastingService.class)
			.alone("boss.websocket.drain.batch-size=1", "boss.websocket.drain.interval=20ms")
			.plays((stage) -> {
				Player ann = stage.join("ann", "lasting");
				Player bob = stage.join("bob", "lasting");
				stage.shutDown();
				ann.sees(2);
				bob.sees(2);
				stage.heardInAnyOrder("lasting", 2);
				stage.heard("lasting");
			})
			.expect("""
					lasting hears join ann
					lasting hears join bob
					ann sees close 1001 server is shutting down
					ann sees end
					bob sees close 1001 server is shutting down
					bob sees end
					lasting hears close ann SHUTDOWN (1001, server is shutting down)
					lasting hears close bob SHUTDOWN (1001, server is shutting down)
					lasting hears terminate SHUTDOWN
					""");
	}

	private static Scenario lastMail() {
		return Scenario
			.of("what was accepted before a shutdown is handled, and answered before the close", LastingService.class)
			.alone("boss.websocket.drain.interval=0")
			.plays((stage) -> {
				Player ann = stage.join("ann", "lasting");
				for (int i = 1; i <= 3; i++) {
					ann.say("" + i);
				}
				ann.ping("");
				ann.seesUntil("pong", (thing) -> {
				});
				stage.broadcast("lasting", "news");
				stage.shutDown();
				stage.heard("lasting", 3);
			})
			.expect("""
					lasting hears join ann
					broadcast ACCEPTED
					lasting hears broadcast news
					lasting hears close ann SHUTDOWN (1001, server is shutting down)
					lasting hears terminate SHUTDOWN
					""");
	}

	private static Scenario nothingAccepted() {
		return Scenario.of("after a shutdown nothing is accepted", LastingService.class).alone().plays((stage) -> {
			stage.shutDown();
			stage.heard("lasting");
			stage.broadcast("lasting", "late");
			stage.info("lasting", "late");
			stage.awaitState("lasting", ServiceState.STOPPED);
			stage.note("starts " + stage.service("lasting").start());
		}).expect("""
				lasting hears terminate SHUTDOWN
				broadcast NOT_RUNNING
				info NOT_RUNNING
				lasting is STOPPED
				starts false
				""");
	}

	@BossService("lasting")
	static class LastingService extends Probe {

		LastingService(Heard heard) {
			super(heard);
		}

		@Override
		public Outcome<ConnectionGroup> handleBroadcast(Object message, ConnectionGroup members) {
			members.send(message);
			return super.handleBroadcast(message, members);
		}

	}

}
