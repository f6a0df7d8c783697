/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.parity;

import java.util.stream.Stream;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossService;
import io.boss.websocket.CallbackFailure;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.InvalidMessage;
import io.boss.websocket.Outcome;
import io.boss.websocket.annotation.OnError;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInvalid;
import io.boss.websocket.annotation.OnJoin;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Positive;

import org.springframework.web.bind.annotation.RequestParam;

/**
 * Messages that cannot be read, and failures that services handle themselves.
 */
final class ErrorScenarios {

	private ErrorScenarios() {
	}

	static Stream<Scenario> all() {
		return Stream.of(answered(), ignored(), closedForConversion(), closedForValidation(), toldByService(),
				handled(), notHandled(), handledJoin(), handledByBehaviour(), missingParameter());
	}

	private static Scenario answered() {
		return Scenario.of("answer: a message that is invalid is answered with a problem", LetterService.class)
			.plays((stage) -> {
				Player ann = stage.connect("ann", "letter");
				for (String text : new String[] { "no JSON", "{\"number\":-1}", "{\"number\":\"x\"}" }) {
					ann.say(text);
					ann.sees();
				}
				ann.say(new byte[] { 1 });
				ann.sees();
				ann.say("{\"number\":7}");
				ann.sees();
				stage.note("restarts " + stage.service("letter").restarts());
			})
			.expect("""
					ann sees text {"detail":"The message cannot be read","status":400,"title":"Bad Request"}
					ann sees text {"detail":"number must be greater than 0","status":400,"title":"Bad Request"}
					ann sees text {"detail":"The message cannot be read","status":400,"title":"Bad Request"}
					ann sees text {"detail":"The message cannot be read","status":400,"title":"Bad Request"}
					ann sees text {"answer":8}
					restarts 0
					""");
	}

	private static Scenario ignored() {
		return Scenario.of("ignore: a message that is invalid is dropped", DeafService.class)
			.with("deaf.on-invalid=ignore")
			.plays((stage) -> {
				Player ann = stage.connect("ann", "deaf");
				ann.say("no JSON");
				ann.say("{\"number\":-1}");
				ann.say("{\"number\":7}");
				ann.sees();
			})
			.expect("""
					ann sees text {"answer":8}
					""");
	}

	private static Scenario closedForConversion() {
		return closed("close: a message that cannot be read closes its client with 1007", "no JSON", 1007);
	}

	private static Scenario closedForValidation() {
		return closed("close: a message that is not valid closes its client with 1008", "{\"number\":-1}", 1008);
	}

	private static Scenario closed(String name, String text, int code) {
		return Scenario.of(name, StrictLetterService.class).with("strict-letter.on-invalid=close").plays((stage) -> {
			Player ann = stage.connect("ann", "strict-letter");
			ann.say(text);
			ann.sees(2);
			Player bob = stage.connect("bob", "strict-letter");
			bob.say("{\"number\":7}");
			bob.sees();
		}).expect("""
				ann sees close %d invalid message
				ann sees end
				bob sees text {"answer":8}
				""".formatted(code));
	}

	private static Scenario toldByService() {
		return Scenario.of("a method for invalid messages answers itself", PolitePostService.class).plays((stage) -> {
			Player ann = stage.connect("ann", "polite-post");
			ann.say("no JSON");
			ann.sees();
			ann.say("{\"number\":-1}");
			ann.sees();
		}).expect("""
				ann sees text CONVERSION: The message cannot be read
				ann sees text VALIDATION: number must be greater than 0
				""");
	}

	private static Scenario handled() {
		return Scenario.of("a method for errors answers, and nothing restarts", PolitePostService.class)
			.plays((stage) -> {
				Player ann = stage.connect("ann", "polite-post");
				ann.say("{\"number\":13}");
				ann.sees();
				ann.say("{\"number\":7}");
				ann.sees();
				stage.note("restarts " + stage.service("polite-post").restarts());
			})
			.expect("""
					ann sees text not 13: unlucky
					ann sees text {"answer":8}
					restarts 0
					""");
	}

	private static Scenario notHandled() {
		return Scenario.of("an error that no method takes is isolated", PolitePostService.class).plays((stage) -> {
			Player ann = stage.connect("ann", "polite-post");
			ann.say("{\"number\":99}");
			ann.sees();
			stage.note("restarts " + stage.service("polite-post").restarts());
		})
			.expect("""
					ann sees text {"detail":"the service has failed to handle this","status":500,"title":"Internal Server Error"}
					restarts 0
					""");
	}

	private static Scenario handledJoin() {
		return Scenario.of("a join that fails and is handled gets the reply, and is closed", GuardedService.class)
			.plays((stage) -> {
				Player eve = stage.connect("eve", "guarded");
				eve.sees(3);
				Player ann = stage.connect("ann", "guarded");
				ann.say("hello");
				ann.sees();
			})
			.expect("""
					eve sees text not you, eve
					eve sees close 1011 service failed to handle the join
					eve sees end
					ann sees text hello
					""");
	}

	private static Scenario handledByBehaviour() {
		return Scenario.of("handleError keeps the state, and throws what is not for it", AuctionService.class)
			.plays((stage) -> {
				Player ann = stage.join("ann", "parity-auction");
				ann.say("10");
				ann.sees();
				ann.say("ten");
				ann.sees();
				ann.say("-1");
				stage.heard("parity-auction", 4);
				ann.say("11");
				ann.sees();
			})
			.expect("""
					parity-auction hears join ann
					ann sees text highest 10
					ann sees text bid a number
					parity-auction hears terminate CRASHED
					parity-auction hears rejoin ann
					parity-auction hears terminate CRASHED
					parity-auction hears rejoin ann
					ann sees text highest 11
					""");
	}

	private static Scenario missingParameter() {
		return Scenario.of("a client without a required parameter is closed with 1008", AskingService.class)
			.plays((stage) -> {
				Player ann = stage.connect("ann", "asking");
				ann.sees(2);
				Player bob = stage.connect("bob&room=5", "asking");
				bob.sees();
			})
			.expect("""
					ann sees close 1008 'room' is missing in the request that opened the connection
					ann sees end
					bob&room=5 sees text welcome to 5
					""");
	}

	record Letter(@Positive int number) {
	}

	record Reply(int answer) {
	}

	@BossService("letter")
	static class LetterService {

		@OnIncoming
		Reply sent(@Valid Letter letter) {
			return switch (letter.number()) {
				case 13 -> throw new IllegalArgumentException("unlucky");
				case 99 -> throw new IllegalStateException("a secret");
				default -> new Reply(letter.number() + 1);
			};
		}

	}

	@BossService("deaf")
	static class DeafService extends LetterService {

	}

	@BossService("strict-letter")
	static class StrictLetterService extends LetterService {

	}

	@BossService("polite-post")
	static class PolitePostService extends LetterService {

		@OnInvalid
		String invalid(InvalidMessage message) {
			return message.problem() + ": " + message.detail();
		}

		@OnError
		String unlucky(IllegalArgumentException exception, Letter letter) {
			return "not " + letter.number() + ": " + exception.getMessage();
		}

	}

	@BossService("guarded")
	static class GuardedService {

		@OnJoin
		void joined(BossConnection client) {
			if (Probe.nameOf(client).equals("eve")) {
				throw new IllegalArgumentException("eve");
			}
		}

		@OnIncoming
		String said(String text) {
			return text;
		}

		@OnError
		String refused(IllegalArgumentException exception) {
			return "not you, " + exception.getMessage();
		}

	}

	@BossService("asking")
	static class AskingService {

		@OnJoin
		String joined(@RequestParam int room) {
			return "welcome to " + room;
		}

	}

	@BossService("parity-auction")
	static class AuctionService extends Probe {

		AuctionService(Heard heard) {
			super(heard);
		}

		@Override
		Outcome<ConnectionGroup> said(BossConnection client, String text, ConnectionGroup members) {
			int bid = Integer.parseInt(text);
			if (bid < 0) {
				throw new IllegalStateException("negative");
			}
			client.send("highest " + bid);
			return Outcome.noReply(members);
		}

		@Override
		public Outcome<ConnectionGroup> handleError(CallbackFailure failure, ConnectionGroup members) throws Throwable {
			if (failure.cause() instanceof NumberFormatException && failure.client() != null) {
				failure.client().send("bid a number");
				return Outcome.noReply(members);
			}
			throw failure.cause();
		}

	}

}
