/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.parity;

import java.util.stream.Stream;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossService;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.Outcome;
import io.boss.websocket.RestartPolicy;
import io.boss.websocket.ServiceState;
import io.boss.websocket.TerminationReason;

/**
 * Ends of an instance, with each restart policy.
 */
final class PolicyScenarios {

	private PolicyScenarios() {
	}

	static Stream<Scenario> all() {
		return Stream.of(goesOn("permanent", "stop", "NORMAL", PermanentService.class),
				goesOn("permanent", "fail", "STOPPED", PermanentService.class),
				ends("transient", "stop", "NORMAL", TransientService.class),
				goesOn("mortal", "fail", "STOPPED", MortalService.class),
				ends("temporary", "crash", "CRASHED", TemporaryService.class));
	}

	private static Scenario goesOn(String service, String word, String kind, Class<?> type) {
		return Scenario
			.of(type.getAnnotation(BossService.class).restart() + ": after " + word
					+ " the service goes on, with its clients", type)
			.plays((stage) -> {
				Player ann = stage.join("ann", service);
				ann.say(word);
				stage.heard(service, 2);
				ann.seesNothingElse();
				stage.awaitState(service, ServiceState.RUNNING);
			})
			.expect("""
					%1$s hears join ann
					%1$s hears terminate %2$s
					%1$s hears rejoin ann
					ann sees nothing else
					%1$s is RUNNING
					""".formatted(service, kind));
	}

	private static Scenario ends(String service, String word, String kind, Class<?> type) {
		return Scenario
			.of(type.getAnnotation(BossService.class).restart() + ": after " + word
					+ " the service is STOPPED, and clients are closed with 1001", type)
			.plays((stage) -> {
				Player ann = stage.join("ann", service);
				Player bob = stage.join("bob", service);
				ann.say(word);
				stage.heard(service);
				ann.sees(2);
				bob.sees(2);
				stage.awaitState(service, ServiceState.STOPPED);
				stage.handshake(service);
				stage.broadcast(service, "anybody?");
				stage.note("starts " + stage.service(service).start());
				stage.awaitState(service, ServiceState.RUNNING);
				stage.join("joe", service).seesNothingElse();
			})
			.expect("""
					%1$s hears join ann
					%1$s hears join bob
					%1$s hears terminate %2$s
					ann sees close 1001 service has stopped
					ann sees end
					bob sees close 1001 service has stopped
					bob sees end
					%1$s is STOPPED
					handshake 503 with Retry-After
					broadcast NOT_RUNNING
					starts true
					%1$s is RUNNING
					%1$s hears join joe
					joe sees nothing else
					""".formatted(service, kind));
	}

	abstract static class EndingService extends Probe {

		EndingService(Heard heard) {
			super(heard);
		}

		@Override
		Outcome<ConnectionGroup> said(BossConnection client, String text, ConnectionGroup members) {
			return switch (text) {
				case "stop" -> Outcome.stop(TerminationReason.NORMAL, members);
				case "fail" -> Outcome.stop(TerminationReason.stopped("told to"), members);
				case "crash" -> throw new IllegalStateException("told to");
				default -> super.said(client, text, members);
			};
		}

	}

	@BossService("permanent")
	static class PermanentService extends EndingService {

		PermanentService(Heard heard) {
			super(heard);
		}

	}

	@BossService(name = "transient", restart = RestartPolicy.TRANSIENT)
	static class TransientService extends EndingService {

		TransientService(Heard heard) {
			super(heard);
		}

	}

	@BossService(name = "mortal", restart = RestartPolicy.TRANSIENT)
	static class MortalService extends EndingService {

		MortalService(Heard heard) {
			super(heard);
		}

	}

	@BossService(name = "temporary", restart = RestartPolicy.TEMPORARY)
	static class TemporaryService extends EndingService {

		TemporaryService(Heard heard) {
			super(heard);
		}

	}

}
