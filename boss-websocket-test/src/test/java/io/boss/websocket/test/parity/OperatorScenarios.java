/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.parity;

import java.util.stream.Stream;

import io.boss.websocket.BossService;
import io.boss.websocket.ServiceState;

/**
 * Commands of an operator to a service.
 */
final class OperatorScenarios {

	private OperatorScenarios() {
	}

	static Stream<Scenario> all() {
		return Stream.of(paused(), joinsWhilePaused(), restarted(), started(), fullMailbox(), fullMailboxOfClients());
	}

	private static Scenario paused() {
		return Scenario.of("a service that is paused handles all when it goes on, in order", QuietService.class)
			.plays((stage) -> {
				Player ann = stage.join("ann", "quiet");
				stage.service("quiet").pause();
				stage.note("paused " + stage.service("quiet").isPaused());
				ann.say("1");
				stage.broadcast("quiet", "2");
				ann.ping("still there?");
				ann.sees();
				stage.info("quiet", "3");
				stage.service("quiet").resume();
				stage.note("paused " + stage.service("quiet").isPaused());
				ann.sees();
				stage.heard("quiet", 2);
				ann.seesNothingElse();
			})
			.expect("""
					quiet hears join ann
					paused true
					broadcast ACCEPTED
					ann sees pong still there?
					info ACCEPTED
					paused false
					ann sees text 1
					quiet hears broadcast 2
					quiet hears info 3
					ann sees nothing else
					""");
	}

	private static Scenario joinsWhilePaused() {
		return Scenario.of("who connects while a service is paused is joined when it goes on", QuietService.class)
			.plays((stage) -> {
				stage.service("quiet").pause();
				Player ann = stage.connect("ann", "quiet");
				ann.say("hello");
				ann.ping("");
				ann.sees();
				stage.service("quiet").resume();
				stage.heard("quiet");
				ann.sees();
			})
			.expect("""
					ann sees pong\s
					quiet hears join ann
					ann sees text hello
					""");
	}

	private static Scenario restarted() {
		return Scenario.of("a restart by hand joins clients again, and loses no mail", QuietService.class)
			.plays((stage) -> {
				Player ann = stage.join("ann", "quiet");
				stage.note("restarts " + stage.service("quiet").restart());
				ann.say("hello");
				stage.heard("quiet", 2);
				ann.sees();
				stage.awaitState("quiet", ServiceState.RUNNING);
			})
			.expect("""
					quiet hears join ann
					restarts true
					quiet hears terminate STOPPED
					quiet hears rejoin ann
					ann sees text hello
					quiet is RUNNING
					""");
	}

	private static Scenario started() {
		return Scenario.of("a service that runs is not started", QuietService.class).plays((stage) -> {
			stage.note("starts " + stage.service("quiet").start());
			stage.awaitState("quiet", ServiceState.RUNNING);
		}).expect("""
				starts false
				quiet is RUNNING
				""");
	}

	private static Scenario fullMailbox() {
		return Scenario.of("infos and broadcasts that have no room are refused", CrampedService.class)
			.with("cramped.mailbox.info-capacity=2", "cramped.mailbox.broadcast-capacity=1")
			.plays((stage) -> {
				stage.service("cramped").pause();
				stage.info("cramped", "1");
				stage.info("cramped", "2");
				stage.info("cramped", "3");
				stage.broadcast("cramped", "4");
				stage.broadcast("cramped", "5");
				stage.service("cramped").resume();
				stage.heard("cramped", 3);
				stage.info("cramped", "6");
				stage.heard("cramped");
			})
			.expect("""
					info ACCEPTED
					info ACCEPTED
					info MAILBOX_FULL
					broadcast ACCEPTED
					broadcast MAILBOX_FULL
					cramped hears info 1
					cramped hears info 2
					cramped hears broadcast 4
					info ACCEPTED
					cramped hears info 6
					""");
	}

	private static Scenario fullMailboxOfClients() {
		return Scenario.of("pause: a client that is too fast loses nothing", CrampedService.class)
			.with("cramped.mailbox.client-share=2")
			.plays((stage) -> {
				Player ann = stage.join("ann", "cramped");
				stage.service("cramped").pause();
				for (int i = 1; i <= 20; i++) {
					ann.say("" + i);
				}
				stage.service("cramped").resume();
				ann.sees(20);
			})
			.expect("""
					cramped hears join ann
					%s
					""".formatted(String.join("\n",
					Stream.iterate(1, (i) -> i + 1).limit(20).map((i) -> "ann sees text " + i).toList())));
	}

	@BossService("quiet")
	static class QuietService extends Probe {

		QuietService(Heard heard) {
			super(heard);
		}

	}

	@BossService("cramped")
	static class CrampedService extends Probe {

		CrampedService(Heard heard) {
			super(heard);
		}

	}

}
