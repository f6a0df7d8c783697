/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.parity;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceReference;
import io.boss.websocket.BossServices;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.Outcome;
import io.boss.websocket.ServiceCall;
import io.boss.websocket.ServiceCallException;
import io.boss.websocket.TaskResult;

/**
 * Slow work, infos, and services that ask each other.
 */
final class WorkScenarios {

	private WorkScenarios() {
	}

	static Stream<Scenario> all() {
		return Stream.of(success(), failure(), clientGone(), infos(), answers(), crashedCall(), neighbour(), selfCall(),
				unknown());
	}

	private static Scenario success() {
		return Scenario.of("the result of work comes back to its client", BankService.class).plays((stage) -> {
			Player ann = stage.join("ann", "bank");
			ann.say("work");
			stage.heard("bank");
			ann.sees();
		}).expect("""
				bank hears join ann
				bank hears rates = 1.07 for ann about work
				ann sees text 1.07
				""");
	}

	private static Scenario failure() {
		return Scenario.of("the failure of work comes back", BankService.class).plays((stage) -> {
			Player ann = stage.join("ann", "bank");
			ann.say("fail");
			stage.heard("bank");
			ann.seesNothingElse();
		}).expect("""
				bank hears join ann
				bank hears rates failed: java.io.IOException: away
				ann sees nothing else
				""");
	}

	private static Scenario clientGone() {
		return Scenario.of("the result of work comes back although its client has gone", BankService.class)
			.plays((stage) -> {
				Player ann = stage.join("ann", "bank");
				ann.say("work later");
				ann.sees();
				ann.close(1000, "");
				stage.heard("bank");
				stage.info("bank", "complete");
				stage.heard("bank");
			})
			.expect("""
					bank hears join ann
					ann sees text begun
					bank hears close ann PEER (1000)
					info ACCEPTED
					bank hears later = done for ann about work later, CLOSED
					""");
	}

	private static Scenario infos() {
		return Scenario.of("infos arrive in order", BankService.class).plays((stage) -> {
			for (int i = 1; i <= 3; i++) {
				stage.info("bank", "number " + i);
			}
			stage.heard("bank", 3);
		}).expect("""
				info ACCEPTED
				info ACCEPTED
				info ACCEPTED
				bank hears info number 1
				bank hears info number 2
				bank hears info number 3
				""");
	}

	private static Scenario answers() {
		return Scenario.of("a call is answered, or fails", BankService.class).plays((stage) -> {
			stage.ask("bank", "double 21");
			stage.ask("bank", "nothing");
			stage.ask("bank", "refuse");
		}).expect("""
				answer 42
				answer null
				no answer FAILED refused
				""");
	}

	private static Scenario crashedCall() {
		return Scenario.of("a call that crashes twice is not answered", BrittleService.class).plays((stage) -> {
			stage.ask("brittle", "crash");
			stage.heard("brittle", 2);
			stage.await(() -> stage.service("brittle").restarts() == 2);
			stage.ask("brittle", "double 21");
		}).expect("""
				no answer CRASHED
				brittle hears terminate CRASHED
				brittle hears terminate CRASHED
				answer 42
				""");
	}

	private static Scenario neighbour() {
		return Scenario.of("a service asks another in a callback", BankService.class, ShopService.class)
			.plays((stage) -> {
				Player ann = stage.join("ann", "shop");
				ann.say("buy");
				stage.heard("shop");
				ann.sees();
			})
			.expect("""
					shop hears join ann
					shop hears price = 42 for ann about buy
					ann sees text 42
					""");
	}

	private static Scenario selfCall() {
		return Scenario.of("a service that calls itself is told so", BankService.class).plays((stage) -> {
			Player ann = stage.join("ann", "bank");
			ann.say("call yourself");
			ann.sees();
		}).expect("""
				bank hears join ann
				ann sees text SELF_CALL
				""");
	}

	private static Scenario unknown() {
		return Scenario.of("an unknown service has no broadcasts", BankService.class).plays((stage) -> {
			stage.broadcast("nobody", "hello");
			stage.note("found " + stage.services().find("nobody").isPresent());
			stage.note("path " + stage.service("bank").path());
		}).expect("""
				broadcast UNKNOWN_SERVICE
				found false
				path /websocket/bank
				""");
	}

	@BossService("bank")
	static class BankService extends Probe {

		private final BossServices services;

		private final CompletableFuture<String> later = new CompletableFuture<>();

		BankService(Heard heard, BossServices services) {
			super(heard);
			this.services = services;
		}

		final BossServices services() {
			return this.services;
		}

		final BossServiceReference self() {
			return this.services.get(getClass());
		}

		@Override
		Outcome<ConnectionGroup> said(BossConnection client, String text, ConnectionGroup members) {
			switch (text) {
				case "work" -> self().pipeToSelf("rates", () -> 1.07);
				case "fail" -> self().pipeToSelf("rates", () -> {
					throw new IOException("away");
				});
				case "work later" -> {
					self().pipeToSelf("later", this.later);
					client.send("begun");
				}
				case "call yourself" -> client.send(callYourself());
				default -> client.send(text);
			}
			return Outcome.noReply(members);
		}

		private String callYourself() {
			try {
				return "" + self().call("double 1");
			}
			catch (ServiceCallException ex) {
				return ex.failure().toString();
			}
		}

		@Override
		public Outcome<ConnectionGroup> handleInfo(Object info, ConnectionGroup members) {
			if (info instanceof ServiceCall call) {
				answer(call);
			}
			else if (info instanceof TaskResult.Success success) {
				hear(success.name() + " = " + success.value() + " for " + nameOf(success.client()) + " about "
						+ ((BossMessage.Text) success.message()).payload()
						+ (success.client().isOpen() ? "" : ", " + success.client().send("late")));
				success.client().send("" + success.value());
			}
			else if (info instanceof TaskResult.Failure failure) {
				hear(failure.name() + " failed: " + failure.cause());
			}
			else if (info.equals("complete")) {
				this.later.complete("done");
			}
			else {
				hear("info " + info);
			}
			return Outcome.noReply(members);
		}

		private void answer(ServiceCall call) {
			String request = call.request().toString();
			switch (request.split(" ")[0]) {
				case "double" -> call.reply(2 * Integer.parseInt(request.split(" ")[1]));
				case "nothing" -> call.reply(null);
				case "refuse" -> call.fail(new IllegalArgumentException("refused"));
				default -> throw new IllegalStateException(request);
			}
		}

	}

	@BossService("brittle")
	static class BrittleService extends BankService {

		BrittleService(Heard heard, BossServices services) {
			super(heard, services);
		}

	}

	@BossService("shop")
	static class ShopService extends BankService {

		ShopService(Heard heard, BossServices services) {
			super(heard, services);
		}

		@Override
		Outcome<ConnectionGroup> said(BossConnection client, String text, ConnectionGroup members) {
			self().pipeToSelf("price", services().get("bank").ask("double 21"));
			return Outcome.noReply(members);
		}

	}

}
