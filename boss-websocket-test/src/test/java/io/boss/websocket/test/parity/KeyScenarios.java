/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.parity;

import java.time.Duration;
import java.util.stream.Stream;

import io.boss.websocket.BossService;

/**
 * Services with an instance for each key.
 */
final class KeyScenarios {

	private KeyScenarios() {
	}

	static Stream<Scenario> all() {
		return Stream.of(apart(), paths(), stopped(), crashed(), broadcast(), asked(), idle(), full());
	}

	private static Scenario apart() {
		return Scenario.of("keys: what is said in a hall stays there", HallService.class).plays((stage) -> {
			Player ann = stage.connect("ann", "hall/1");
			stage.heard("hall/1", 2);
			Player bob = stage.join("bob", "hall/1");
			Player joe = stage.connect("joe", "hall/2");
			stage.heard("hall/2", 2);
			ann.say("all");
			ann.sees();
			bob.sees();
			joe.seesNothingElse();
			joe.say("all");
			joe.sees();
			ann.seesNothingElse();
			stage.note("clients " + stage.service("hall").connections().size());
		}).expect("""
				hall/1 hears init
				hall/1 hears join ann
				hall/1 hears join bob
				hall/2 hears init
				hall/2 hears join joe
				ann sees text all of hall/1
				bob sees text all of hall/1
				joe sees nothing else
				joe sees text all of hall/2
				ann sees nothing else
				clients 3
				""");
	}

	private static Scenario paths() {
		return Scenario.of("keys: what is no key is 404", NumberedService.class)
			.with("numbered.keyed.max-key-length=8")
			.plays((stage) -> {
				stage.handshake("numbered/42?name=ann");
				stage.handshake("numbered");
				stage.handshake("numbered/");
				stage.handshake("numbered/x");
				stage.handshake("numbered/42/");
				stage.handshake("numbered/42/43");
				stage.handshake("numbered/123456789");
				stage.handshake("numbered/%34%33");
				stage.await(() -> stage.services().keyed("numbered").keys().size() == 2);
				stage.note("keys " + stage.services().keyed("numbered").keys());
			})
			.expect("""
					handshake 101
					handshake 404
					handshake 404
					handshake 404
					handshake 404
					handshake 404
					handshake 404
					handshake 101
					keys [42, 43]
					""");
	}

	private static Scenario stopped() {
		return Scenario.of("keys: one that stops begins anew with the next client", StoppedHallService.class)
			.plays((stage) -> {
				Player ann = stage.connect("ann", "stopped-hall/1");
				stage.heard("stopped-hall/1", 2);
				ann.say("count");
				ann.sees();
				ann.say("stop");
				ann.seesClose();
				ann.sees();
				stage.heard("stopped-hall/1");
				stage.await(() -> stage.services().keyed("stopped-hall").keys().isEmpty());
				stage.note("it is " + stage.services().keyed("stopped-hall").key("1").state());
				Player bob = stage.connect("bob", "stopped-hall/1");
				stage.heard("stopped-hall/1", 2);
				bob.say("count");
				bob.sees();
			})
			.expect("""
					stopped-hall/1 hears init
					stopped-hall/1 hears join ann
					ann sees text message 1
					ann sees close 1001
					ann sees end
					stopped-hall/1 hears terminate NORMAL
					it is STOPPED
					stopped-hall/1 hears init
					stopped-hall/1 hears join bob
					bob sees text message 1
					""");
	}

	private static Scenario crashed() {
		return Scenario
			.of("keys: one that crashes restarts alone, and joins its clients again", CrashedHallService.class)
			.plays((stage) -> {
				Player ann = stage.connect("ann", "crashed-hall/1");
				Player bob = stage.connect("bob", "crashed-hall/2");
				stage.heard("crashed-hall/1", 2);
				stage.heard("crashed-hall/2", 2);
				bob.say("count");
				bob.sees();
				ann.say("crash");
				stage.heard("crashed-hall/1", 6);
				ann.say("count");
				ann.sees();
				bob.say("count");
				bob.sees();
				stage.note("restarts " + stage.services().keyed("crashed-hall").key("1").restarts() + " and "
						+ stage.services().keyed("crashed-hall").key("2").restarts());
			})
			.expect("""
					crashed-hall/1 hears init
					crashed-hall/1 hears join ann
					crashed-hall/2 hears init
					crashed-hall/2 hears join bob
					bob sees text message 1
					crashed-hall/1 hears terminate CRASHED
					crashed-hall/1 hears init
					crashed-hall/1 hears rejoin ann
					crashed-hall/1 hears terminate CRASHED
					crashed-hall/1 hears init
					crashed-hall/1 hears rejoin ann
					ann sees text message 1
					bob sees text message 2
					restarts 2 and 0
					""");
	}

	private static Scenario broadcast() {
		return Scenario.of("keys: a broadcast reaches a key or all that run, and starts none", NewsHallService.class)
			.plays((stage) -> {
				stage.broadcast("news-hall", "nobody");
				Player ann = stage.connect("ann", "news-hall/1");
				Player bob = stage.connect("bob", "news-hall/2");
				stage.heard("news-hall/1", 2);
				stage.heard("news-hall/2", 2);
				stage.broadcast("news-hall/1", "one");
				stage.broadcast("news-hall", "all");
				stage.broadcast("news-hall/3", "none");
				ann.sees(2);
				bob.sees();
				ann.seesNothingElse();
				bob.seesNothingElse();
				stage.note("keys " + stage.services().keyed("news-hall").keys());
			})
			.expect("""
					broadcast NO_INSTANCE
					news-hall/1 hears init
					news-hall/1 hears join ann
					news-hall/2 hears init
					news-hall/2 hears join bob
					broadcast ACCEPTED
					broadcast ACCEPTED
					broadcast NO_INSTANCE
					ann sees text one
					ann sees text all
					bob sees text all
					ann sees nothing else
					bob sees nothing else
					keys [1, 2]
					""");
	}

	private static Scenario asked() {
		return Scenario.of("keys: an ask and an info start an instance", AskedHallService.class).plays((stage) -> {
			stage.note("it is " + stage.services().keyed("asked-hall").key("1").state());
			stage.askKey("asked-hall", "1", "how many?");
			stage.heard("asked-hall/1");
			stage.note("info " + stage.services().keyed("asked-hall").key("2").info("hello"));
			stage.heard("asked-hall/2", 2);
			stage.note("it is " + stage.services().keyed("asked-hall").key("1").state());
			stage.note("work " + stage.services().keyed("asked-hall").key("3").pipeToSelf("work", () -> "done"));
			stage.note("keys " + stage.services().keyed("asked-hall").keys());
		}).expect("""
				it is STOPPED
				answer how many? 0
				asked-hall/1 hears init
				info ACCEPTED
				asked-hall/2 hears init
				asked-hall/2 hears info hello
				it is RUNNING
				work NO_INSTANCE
				keys [1, 2]
				""");
	}

	private static Scenario idle() {
		return Scenario.of("keys: one that nobody needs ends", IdleHallService.class)
			.with("idle-hall.keyed.idle-timeout=20ms")
			.plays((stage) -> {
				Player ann = stage.connect("ann", "idle-hall/1");
				stage.heard("idle-hall/1", 2);
				ann.close(1000, "");
				ann.sees(2);
				stage.heard("idle-hall/1", 2);
				stage.pass(Duration.ofMillis(30));
				stage.await(() -> stage.services().keyed("idle-hall").keys().isEmpty());
				stage.connect("bob", "idle-hall/1");
				stage.heard("idle-hall/1", 2);
			})
			.expect("""
					idle-hall/1 hears init
					idle-hall/1 hears join ann
					ann sees close 1000
					ann sees end
					idle-hall/1 hears close ann PEER (1000)
					idle-hall/1 hears terminate IDLE
					idle-hall/1 hears init
					idle-hall/1 hears join bob
					""");
	}

	private static Scenario full() {
		return Scenario
			.of("keys: where there is room for no more it is 503, but for keys that are there", FullHallService.class)
			.with("full-hall.keyed.max-instances=2")
			.plays((stage) -> {
				stage.connect("ann", "full-hall/1");
				stage.heard("full-hall/1", 2);
				Player bob = stage.connect("bob", "full-hall/2");
				stage.heard("full-hall/2", 2);
				stage.handshake("full-hall/3?name=joe");
				stage.connect("eve", "full-hall/2");
				stage.heard("full-hall/2");
				stage.note("state of the service " + stage.service("full-hall").state());
				bob.seesNothingElse();
			})
			.expect("""
					full-hall/1 hears init
					full-hall/1 hears join ann
					full-hall/2 hears init
					full-hall/2 hears join bob
					handshake 503 with Retry-After
					full-hall/2 hears join eve
					state of the service RUNNING
					bob sees nothing else
					""");
	}

	@BossService("numbered/{id:[0-9]+}")
	static class NumberedService extends HallService {

		NumberedService(Heard heard) {
			super(heard);
		}

		// Nobody waits for clients that only shake hands.
		@Override
		void hear(Hall hall, String line) {
		}

	}

	@BossService("stopped-hall/{id}")
	static class StoppedHallService extends HallService {

		StoppedHallService(Heard heard) {
			super(heard);
		}

	}

	@BossService("crashed-hall/{id}")
	static class CrashedHallService extends HallService {

		CrashedHallService(Heard heard) {
			super(heard);
		}

	}

	@BossService("news-hall/{id}")
	static class NewsHallService extends HallService {

		NewsHallService(Heard heard) {
			super(heard);
		}

	}

	@BossService("asked-hall/{id}")
	static class AskedHallService extends HallService {

		AskedHallService(Heard heard) {
			super(heard);
		}

	}

	@BossService("idle-hall/{id}")
	static class IdleHallService extends HallService {

		IdleHallService(Heard heard) {
			super(heard);
		}

	}

	@BossService("full-hall/{id}")
	static class FullHallService extends HallService {

		FullHallService(Heard heard) {
			super(heard);
		}

	}

}
