/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.parity;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.stream.Stream;

import io.boss.websocket.BossService;
import io.boss.websocket.Reply;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInfo;
import io.boss.websocket.annotation.OnInit;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Positive;

/**
 * Requests of clients, and their answers.
 */
final class RequestScenarios {

	private RequestScenarios() {
	}

	static Stream<Scenario> all() {
		return Stream.of(answered(), refused(), later(), streamed(), ended());
	}

	private static Scenario answered() {
		return Scenario.of("a request is answered with its id", OracleService.class).plays((stage) -> {
			Player ann = stage.connect("ann", "oracle");
			for (String text : new String[] { "{\"boss.id\":1,\"number\":7}", "{\"boss.id\":\"a\",\"number\":8}",
					"{\"number\":7}" }) {
				ann.say(text);
				ann.sees();
			}
		}).expect("""
				ann sees text {"boss.re":1,"answer":8}
				ann sees text {"boss.re":"a","answer":9}
				ann sees text {"answer":8}
				""");
	}

	private static Scenario refused() {
		return Scenario.of("a request that cannot be handled is told why", OracleService.class).plays((stage) -> {
			Player ann = stage.connect("ann", "oracle");
			for (String text : new String[] { "{\"boss.id\":1,\"number\":-7}", "{\"boss.id\":2,\"number\":\"x\"}",
					"{\"boss.id\":3,\"number\":13}", "{\"boss.id\":1.5,\"number\":7}" }) {
				ann.say(text);
				ann.sees();
			}
			ann.say("{\"boss.cancel\":1}");
			ann.say("{\"boss.id\":4,\"number\":7}");
			ann.sees();
			stage.note("restarts " + stage.service("oracle").restarts());
		})
			.expect("""
					ann sees text {"boss.re":1,"boss.error":{"status":400,"title":"Bad Request","detail":"number must be greater than 0"}}
					ann sees text {"boss.re":2,"boss.error":{"status":400,"title":"Bad Request","detail":"The message cannot be read"}}
					ann sees text {"boss.re":3,"boss.error":{"status":500,"title":"Internal Server Error","detail":"the service has failed to handle this"}}
					ann sees text {"boss.re":null,"boss.error":{"status":400,"title":"Bad Request","detail":"boss.id must be a whole number from 0 to 2^53 - 1, or 1 to 64 characters of ASCII in quotes"}}
					ann sees text {"boss.re":4,"answer":8}
					restarts 0
					""");
	}

	private static Scenario later() {
		return Scenario.of("requests are answered later, in any order", SlowOracleService.class).plays((stage) -> {
			Player ann = stage.connect("ann", "slow-oracle");
			for (int i = 1; i <= 4; i++) {
				ann.say("{\"boss.id\":" + i + ",\"number\":" + i + "}");
			}
			ann.say("{\"boss.id\":4,\"number\":5}");
			ann.sees();
			ann.say("{\"boss.cancel\":3}");
			// What is sent to the service comes behind what the client has said.
			ann.say("{\"boss.id\":4,\"number\":5}");
			ann.sees();
			stage.info("slow-oracle", "answer");
			ann.sees(3);
		})
			.expect("""
					ann sees text {"boss.re":4,"boss.error":{"status":409,"title":"Conflict","detail":"a request with this id is open"}}
					ann sees text {"boss.re":4,"boss.error":{"status":409,"title":"Conflict","detail":"a request with this id is open"}}
					info ACCEPTED
					ann sees text {"boss.re":4,"answer":5}
					ann sees text {"boss.re":2,"answer":3}
					ann sees text {"boss.re":1,"answer":2}
					""");
	}

	private static Scenario streamed() {
		return Scenario.of("a publisher is answered in parts", CountingService.class).plays((stage) -> {
			Player ann = stage.connect("ann", "counting");
			ann.say("{\"boss.id\":1,\"number\":40}");
			ann.sees(41);
			ann.say("{\"number\":2}");
			ann.sees(2);
		}).expect(parts(40) + """
				ann sees text {"boss.re":1,"boss.done":true}
				ann sees text {"answer":0}
				ann sees text {"answer":1}
				""");
	}

	private static String parts(int count) {
		StringBuilder parts = new StringBuilder();
		for (int i = 0; i < count; i++) {
			parts.append("ann sees text {\"boss.re\":1,\"boss.more\":true,\"answer\":").append(i).append("}\n");
		}
		return parts.toString();
	}

	private static Scenario ended() {
		return Scenario.of("requests that are open fail when the service restarts", SlowOracleService.class)
			.plays((stage) -> {
				Player ann = stage.connect("ann", "slow-oracle");
				ann.say("{\"boss.id\":1,\"number\":1}");
				ann.say("{\"boss.id\":1,\"number\":1}");
				ann.sees();
				stage.service("slow-oracle").restart();
				ann.sees();
			})
			.expect("""
					ann sees text {"boss.re":1,"boss.error":{"status":409,"title":"Conflict","detail":"a request with this id is open"}}
					ann sees text {"boss.re":1,"boss.error":{"status":503,"title":"Service Unavailable","detail":"the service has ended before it could answer"}}
					""");
	}

	record Riddle(@Positive int number) {
	}

	record Solution(int answer) {
	}

	@BossService("oracle")
	static class OracleService {

		@OnIncoming
		CompletableFuture<Solution> asked(@Valid Riddle riddle) {
			return (riddle.number() == 13) ? CompletableFuture.failedFuture(new IllegalStateException("a secret"))
					: CompletableFuture.completedFuture(new Solution(riddle.number() + 1));
		}

	}

	@BossService("slow-oracle")
	static class SlowOracleService {

		@OnInit
		Open init() {
			return new Open(new ArrayList<>());
		}

		@OnIncoming
		void asked(Riddle riddle, Reply<Solution> reply, Open open) {
			open.riddles().add(0, new Asked(riddle, reply));
		}

		@OnInfo
		Open answer(String info, Open open) {
			open.riddles()
				.stream()
				.filter((asked) -> !asked.reply().isCancelled())
				.forEach((asked) -> asked.reply().send(new Solution(asked.riddle().number() + 1)));
			return new Open(new ArrayList<>());
		}

		record Asked(Riddle riddle, Reply<Solution> reply) {
		}

		record Open(List<Asked> riddles) {
		}

	}

	@BossService("counting")
	static class CountingService {

		@OnIncoming
		Flow.Publisher<Solution> asked(Riddle riddle) {
			return (subscriber) -> subscriber.onSubscribe(new Count(riddle.number(), subscriber));
		}

		/**
		 * Counts on the thread that asks.
		 */
		private static final class Count implements Flow.Subscription {

			private final int numbers;

			private final Flow.Subscriber<? super Solution> subscriber;

			private int next;

			Count(int numbers, Flow.Subscriber<? super Solution> subscriber) {
				this.numbers = numbers;
				this.subscriber = subscriber;
			}

			@Override
			public void request(long count) {
				for (long i = 0; i < count && this.next < this.numbers; i++) {
					this.subscriber.onNext(new Solution(this.next++));
					if (this.next == this.numbers) {
						this.subscriber.onComplete();
					}
				}
			}

			@Override
			public void cancel() {
				this.next = this.numbers;
			}

		}

	}

}
