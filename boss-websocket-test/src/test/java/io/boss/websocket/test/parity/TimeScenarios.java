/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.parity;

import java.time.Duration;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServices;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.IdleTimeout;
import io.boss.websocket.Outcome;
import io.boss.websocket.ServiceState;
import io.boss.websocket.ServiceTimers;
import io.boss.websocket.TerminationReason;

/**
 * Times that end, and timers.
 */
final class TimeScenarios {

	private static final Duration LONG_ENOUGH = Duration.ofSeconds(5);

	private TimeScenarios() {
	}

	static Stream<Scenario> all() {
		return Stream.of(idle(), heartbeat(), maxAge(), closeTimeout(), idleService(), singleTimer(), periodicTimer(),
				cancelledTimer(), replacedTimer(), restartAfterDown());
	}

	private static Scenario idle() {
		return Scenario.of("a client without a message is closed with 1001 as IDLE_TIMEOUT", IdleService.class)
			.with("idle.idle-timeout=300ms")
			.plays((stage) -> {
				Player ann = stage.join("ann", "idle");
				ann.ping("is no message");
				ann.sees();
				stage.pass(LONG_ENOUGH);
				stage.heard("idle");
				ann.sees(2);
			})
			.expect("""
					idle hears join ann
					ann sees pong is no message
					idle hears close ann IDLE_TIMEOUT (1001, idle timeout)
					ann sees close 1001 idle timeout
					ann sees end
					""");
	}

	private static Scenario heartbeat() {
		return Scenario
			.of("a client that answers no ping is closed with 1001 as HEARTBEAT_TIMEOUT", BeatingService.class)
			.with("beating.heartbeat.interval=100ms", "beating.heartbeat.timeout=300ms")
			.plays((stage) -> {
				Player ann = stage.join("ann", "beating");
				ann.ignorePings();
				stage.pass(LONG_ENOUGH);
				stage.heard("beating");
				ann.sees(2);
			})
			.expect("""
					beating hears join ann
					beating hears close ann HEARTBEAT_TIMEOUT (1001, heartbeat timeout)
					ann sees close 1001 heartbeat timeout
					ann sees end
					""");
	}

	private static Scenario maxAge() {
		return Scenario.of("a client that is old is closed with 1001 as MAX_AGE", AgedService.class)
			.with("aged.max-age=300ms")
			.plays((stage) -> {
				Player ann = stage.join("ann", "aged");
				stage.pass(LONG_ENOUGH);
				stage.heard("aged");
				ann.sees(2);
			})
			.expect("""
					aged hears join ann
					aged hears close ann MAX_AGE (1001, maximum age)
					ann sees close 1001 maximum age
					ann sees end
					""");
	}

	private static Scenario closeTimeout() {
		return Scenario.of("a client that does not answer a close is cut off", HastyService.class)
			.with("hasty.close-timeout=300ms")
			.plays((stage) -> {
				Player ann = stage.join("ann", "hasty");
				ann.ignoreCloses();
				ann.say("close me");
				stage.heard("hasty");
				ann.sees();
				stage.pass(LONG_ENOUGH);
				ann.sees();
			})
			.expect("""
					hasty hears join ann
					hasty hears close ann SHUTDOWN (1000)
					ann sees close 1000
					ann sees end
					""");
	}

	private static Scenario idleService() {
		return Scenario.of("a service that waits for mail in vain gets an IdleTimeout", WaitingService.class)
			.plays((stage) -> {
				Player ann = stage.join("ann", "waiting");
				ann.say("wait");
				stage.pass(LONG_ENOUGH);
				stage.heard("waiting");
				ann.seesNothingElse();
			})
			.expect("""
					waiting hears join ann
					waiting hears IdleTimeout[after=PT0.1S]
					ann sees nothing else
					""");
	}

	private static Scenario singleTimer() {
		return Scenario.of("a single timer goes off once", ClockService.class).plays((stage) -> {
			Player ann = stage.join("ann", "clock");
			ann.say("single");
			ann.sees();
			stage.pass(LONG_ENOUGH);
			stage.heard("clock", 2);
			ann.say("names");
			ann.sees();
		}).expect("""
				clock hears join ann
				ann sees text [long, short]
				clock hears info tick short
				clock hears info tick long
				ann sees text []
				""");
	}

	private static Scenario periodicTimer() {
		return Scenario.of("a periodic timer goes off until it is cancelled", ClockService.class).plays((stage) -> {
			Player ann = stage.join("ann", "clock");
			ann.say("periodic");
			ann.sees();
			for (int i = 0; i < 3; i++) {
				stage.pass(Duration.ofMillis(20));
				stage.heard("clock");
			}
			ann.say("cancel");
			ann.sees();
			stage.forget("clock");
			ann.say("names");
			ann.sees();
		}).expect("""
				clock hears join ann
				ann sees text [beat]
				clock hears info tick beat
				clock hears info tick beat
				clock hears info tick beat
				ann sees text true
				ann sees text []
				""");
	}

	private static Scenario cancelledTimer() {
		return Scenario.of("a timer that is cancelled never goes off", ClockService.class).plays((stage) -> {
			Player ann = stage.join("ann", "clock");
			ann.say("start and cancel");
			ann.sees();
			stage.pass(LONG_ENOUGH);
			stage.heard("clock");
			ann.seesNothingElse();
		}).expect("""
				clock hears join ann
				ann sees text true false
				clock hears info tick later
				ann sees nothing else
				""");
	}

	private static Scenario replacedTimer() {
		return Scenario.of("a timer of the same name replaces the one before", ClockService.class).plays((stage) -> {
			Player ann = stage.join("ann", "clock");
			ann.say("replace");
			ann.sees();
			stage.pass(LONG_ENOUGH);
			stage.heard("clock", 2);
			ann.seesNothingElse();
		}).expect("""
				clock hears join ann
				ann sees text [name, other]
				clock hears info second
				clock hears info last
				ann sees nothing else
				""");
	}

	private static Scenario restartAfterDown() {
		return Scenario.of("a service that is down is tried again after a time", PhoenixService.class)
			.with("phoenix.restart.max-restarts=0", "phoenix.restart.retry-after=300ms")
			.plays((stage) -> {
				Player ann = stage.join("ann", "phoenix");
				ann.say("stop");
				ann.sees(2);
				stage.pass(LONG_ENOUGH);
				stage.await(() -> stage.service("phoenix").state() == ServiceState.RUNNING);
				stage.heard("phoenix");
				Player bob = stage.join("bob", "phoenix");
				bob.seesNothingElse();
			})
			.expect("""
					phoenix hears join ann
					ann sees close 1013 service is down
					ann sees end
					phoenix hears terminate STOPPED
					phoenix hears join bob
					bob sees nothing else
					""");
	}

	@BossService("idle")
	static class IdleService extends Probe {

		IdleService(Heard heard) {
			super(heard);
		}

		@Override
		Outcome<ConnectionGroup> said(BossConnection client, String text, ConnectionGroup members) {
			if (text.equals("close me")) {
				client.close();
			}
			return super.said(client, text, members);
		}

	}

	@BossService("beating")
	static class BeatingService extends IdleService {

		BeatingService(Heard heard) {
			super(heard);
		}

	}

	@BossService("aged")
	static class AgedService extends IdleService {

		AgedService(Heard heard) {
			super(heard);
		}

	}

	@BossService("hasty")
	static class HastyService extends IdleService {

		HastyService(Heard heard) {
			super(heard);
		}

	}

	@BossService("phoenix")
	static class PhoenixService extends Probe {

		PhoenixService(Heard heard) {
			super(heard);
		}

		@Override
		Outcome<ConnectionGroup> said(BossConnection client, String text, ConnectionGroup members) {
			return text.equals("stop") ? Outcome.stop(TerminationReason.stopped("told to"), members)
					: super.said(client, text, members);
		}

	}

	@BossService("waiting")
	static class WaitingService extends Probe {

		WaitingService(Heard heard) {
			super(heard);
		}

		@Override
		Outcome<ConnectionGroup> said(BossConnection client, String text, ConnectionGroup members) {
			return text.equals("wait") ? Outcome.noReply(members, Duration.ofMillis(100))
					: super.said(client, text, members);
		}

		@Override
		public Outcome<ConnectionGroup> handleInfo(Object info, ConnectionGroup members) {
			hear((info instanceof IdleTimeout) ? info.toString() : "info " + info);
			return Outcome.noReply(members);
		}

	}

	@BossService("clock")
	static class ClockService extends Probe {

		private final BossServices services;

		ClockService(Heard heard, BossServices services) {
			super(heard);
			this.services = services;
		}

		@Override
		Outcome<ConnectionGroup> said(BossConnection client, String text, ConnectionGroup members) {
			client.send(tell(text, this.services.get(ClockService.class).timers()));
			return Outcome.noReply(members);
		}

		private static String tell(String text, ServiceTimers timers) {
			switch (text) {
				case "single" -> {
					timers.startSingle("long", Duration.ofMillis(200), "tick long");
					timers.startSingle("short", Duration.ofMillis(50), "tick short");
				}
				case "periodic" -> timers.startPeriodic("beat", Duration.ofMillis(20), "tick beat");
				case "cancel" -> {
					return "" + timers.cancel("beat");
				}
				case "start and cancel" -> {
					timers.startSingle("never", Duration.ofMillis(50), "tick never");
					timers.startSingle("later", Duration.ofMillis(150), "tick later");
					return timers.cancel("never") + " " + timers.isActive("never");
				}
				case "replace" -> {
					timers.startSingle("name", Duration.ofMillis(20), "first");
					timers.startSingle("name", Duration.ofMillis(50), "second");
					timers.startSingle("other", Duration.ofMillis(150), "last");
				}
				case "names" -> {
				}
				default -> {
					return text;
				}
			}
			return new TreeSet<>(timers.names()).toString();
		}

	}

}
