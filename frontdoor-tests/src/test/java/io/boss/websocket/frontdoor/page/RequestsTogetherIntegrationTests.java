/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor.page;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import io.boss.websocket.BossService;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.frontdoor.BossServer;
import io.boss.websocket.frontdoor.Container;
import io.boss.websocket.frontdoor.page.PageClient.Question;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many requests at once, whose answers come in any order, over a way that breaks between
 * them: each gets its own answer, and one.
 */
class RequestsTogetherIntegrationTests {

	private static final int REQUESTS = 1000;

	private final ExecutorService later = Executors.newFixedThreadPool(8);

	@ParameterizedTest
	@CsvSource({ "TOMCAT, direct, true", "TOMCAT, container, false", "JETTY, direct, true", "JETTY, container, false" })
	void whenManyRequestsAreOpenThenEachGetsItsOwnAnswer(Container container, String transport, boolean resume)
			throws InterruptedException {
		try (BossServer server = BossServer.on(container)
			.service(SquareService.class, () -> new SquareService(this.later))
			.with("boss.websocket.transport=" + transport, "boss.websocket.resume.enabled=" + resume,
					"boss.websocket.requests.max-open=" + REQUESTS, "boss.websocket.outbound.max-messages=4096",
					"boss.websocket.resume.max-messages=4096", "boss.websocket.mailbox.capacity=4096")
			.start(); PageClient page = new PageClient(server.uri("/websocket/squares"))) {
			page.connect();
			List<Question> questions = new ArrayList<>();
			for (int i = 0; i < REQUESTS; i++) {
				questions.add(page.ask("\"number\":" + i));
				if (resume && i % 250 == 100) {
					page.lose();
					assertThat(page.connect().resumed()).isTrue();
				}
			}
			for (int i = 0; i < REQUESTS; i++) {
				assertThat(questions.get(i).next()).isEqualTo("{\"square\":" + i * i + "}");
				assertThat(questions.get(i).parts()).isEmpty();
			}
			assertThat(page.inbox()).isEmpty();
		}
		finally {
			this.later.shutdown();
			assertThat(this.later.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
		}
	}

	record Number(int number) {
	}

	record Square(int square) {
	}

	@BossService("squares")
	static final class SquareService {

		private final Executor later;

		SquareService(Executor later) {
			this.later = later;
		}

		@OnIncoming
		CompletionStage<Square> asked(Number number) {
			int square = number.number() * number.number();
			return (number.number() % 3 == 0) ? CompletableFuture.completedFuture(new Square(square))
					: CompletableFuture.supplyAsync(() -> new Square(square), this.later);
		}

	}

}
