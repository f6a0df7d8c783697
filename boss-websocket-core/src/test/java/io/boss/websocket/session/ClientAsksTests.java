/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;

import io.boss.websocket.BossMessage;
import io.boss.websocket.ClientAskException;
import io.boss.websocket.ClientAskException.Failure;
import io.boss.websocket.FakeConnection;
import io.boss.websocket.SendResult;
import io.boss.websocket.config.RequestLimits;
import io.boss.websocket.conversion.JsonConverter;
import io.boss.websocket.conversion.ServiceConverter;
import io.boss.websocket.mailbox.HandDrivenExecutor;
import io.boss.websocket.service.FakeTaskScheduler;
import io.boss.websocket.stats.RequestDirection;
import io.boss.websocket.stats.RequestOutcome;
import io.boss.websocket.stats.ServiceStats;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link ClientAsks}, by way of their {@link ProtocolSession}.
 */
class ClientAsksTests implements ServiceStats {

	private final ServiceConverter converter = new ServiceConverter(List.of(new JsonConverter(new JsonMapper())));

	private final FakeTaskScheduler scheduler = new FakeTaskScheduler();

	private final HandDrivenExecutor threads = new HandDrivenExecutor();

	private final FakeConnection client = new FakeConnection("c");

	private final List<String> counted = new ArrayList<>();

	private final ProtocolSession session = new ProtocolSession(null,
			new AskSettings(new RequestLimits(2, Duration.ofSeconds(30)), this.threads, this.scheduler.time(),
					(message, type, connection) -> this.converter.read(message, type, null, connection), this));

	private final String mark = this.session.beat().substring(9, 17);

	@Override
	public void requestOpened(RequestDirection direction) {
		this.counted.add(direction + " opened");
	}

	@Override
	public void requestEnded(RequestDirection direction, RequestOutcome outcome, long nanos) {
		this.counted.add(direction + " " + outcome + " after " + Duration.ofNanos(nanos).toSeconds());
	}

	@Override
	public void requestRefused(RequestDirection direction, RequestOutcome outcome) {
		this.counted.add(direction + " refused " + outcome);
	}

	@Test
	void whenClientAnswersThenAnswerIsReadOnTheThreadsOfTheService() {
		CompletionStage<Confirmation> answer = ask("{\"type\":\"confirm\"}", Confirmation.class);
		assertThat(sent()).containsExactly("{\"boss.id\":\"" + this.mark + ".1\",\"type\":\"confirm\"}");
		this.scheduler.advance(Duration.ofSeconds(2));
		assertThat(answer("1", ",\"yes\":true,\"by\":\"ann\"}")).isTrue();
		assertThat(answer.toCompletableFuture()).isNotDone();
		this.threads.runAll();
		assertThat(answer.toCompletableFuture()).isCompletedWithValue(new Confirmation(true, "ann"));
		assertThat(this.counted).containsExactly("OUTBOUND opened", "OUTBOUND ANSWERED after 2");
		assertThat(this.scheduler.scheduled()).isZero();
	}

	@Test
	void whenAnswersAreNoObjectsThenTheyAreRead() {
		CompletionStage<int[]> list = ask("{}", int[].class);
		assertThat(sent()).containsExactly("{\"boss.id\":\"" + this.mark + ".1\"}");
		CompletionStage<String> text = ask(" { \"a\" : 1 } ", String.class);
		assertThat(sent()).last().isEqualTo("{\"boss.id\":\"" + this.mark + ".2\",\"a\" : 1 }");
		answer("2", ",\"boss.value\":\"ann\"}");
		answer("1", ",\"boss.value\":[1,2]}");
		CompletionStage<Boolean> flag = ask("{}", Boolean.class);
		CompletionStage<Map<?, ?>> empty = ask("{}", (Class<Map<?, ?>>) (Class<?>) Map.class);
		answer("3", ",\"boss.value\":true}");
		answer("4", "}");
		this.threads.runAll();
		assertThat(list.toCompletableFuture().join()).containsExactly(1, 2);
		assertThat(text.toCompletableFuture()).isCompletedWithValue("ann");
		assertThat(flag.toCompletableFuture()).isCompletedWithValue(true);
		assertThat(empty.toCompletableFuture()).isCompletedWithValue(Map.of());
	}

	@Test
	void whenThereIsNothingToReadThenAnswerIsNull() {
		CompletionStage<Confirmation> done = ask("{}", Confirmation.class);
		CompletionStage<Void> ignored = ask("{}", Void.class);
		answer("1", ",\"boss.done\":true}");
		answer("2", ",\"boss.value\":[broken}");
		this.threads.runAll();
		assertThat(done.toCompletableFuture()).isCompletedWithValue(null);
		assertThat(ignored.toCompletableFuture()).isCompletedWithValue(null);
	}

	@Test
	void whenClientAnswersWithAProblemThenItFails() {
		CompletionStage<String> answer = ask("{}", String.class);
		answer("1", ",\"boss.error\":{\"status\":501,\"title\":\"Not Implemented\",\"detail\":\"no\",\"x\":1}}");
		this.threads.runAll();
		ClientAskException failure = failure(answer, Failure.FAILED);
		assertThat(failure.problem().getStatus()).isEqualTo(501);
		assertThat(failure.problem().getTitle()).isEqualTo("Not Implemented");
		assertThat(failure.problem().getDetail()).isEqualTo("no");
		assertThat(failure.problem().getProperties()).containsExactly(Map.entry("x", 1));
		assertThat(this.counted).last().isEqualTo("OUTBOUND FAILED after 0");
	}

	@ParameterizedTest
	@ValueSource(strings = { ",\"boss.error\":7}", ",\"boss.error\":", ",\"boss.error\":{\"status\":\"x\"}}" })
	void whenProblemCannotBeReadThenItIsOneAllTheSame(String rest) {
		CompletionStage<String> answer = ask("{}", String.class);
		answer("1", rest);
		this.threads.runAll();
		assertThat(failure(answer, Failure.FAILED).problem().getStatus()).isEqualTo(500);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "x", ",", ",\"boss.value\":", ",\"boss.value\":}", ",\"boss.value\":[1,2]}",
			",\"yes\":7,", ",\"yes\":[]}" })
	void whenAnswerCannotBeReadThenItFails(String rest) {
		CompletionStage<Confirmation> answer = ask("{}", Confirmation.class);
		answer("1", rest);
		this.threads.runAll();
		assertThat(failure(answer, Failure.UNREADABLE)).hasCauseInstanceOf(RuntimeException.class);
	}

	@Test
	void whenNobodyWaitsForAnAnswerThenItIsCountedAndDropped() {
		ask("{}", String.class);
		answer("1", "}");
		this.counted.clear();
		answer("1", "}");
		answer("2", "}");
		for (String id : List.of("null", "7", "\"x\"", "\"", "", "\"12345678.1\"", "\"" + "x".repeat(70) + "\"")) {
			assertThat(this.session.takesAnswer(BossMessage.text("{\"boss.re\":" + id + ",\"a\":1}"))).isTrue();
		}
		assertThat(this.counted).hasSize(9).containsOnly("OUTBOUND refused STRAY");
	}

	@Test
	void whenMessageIsNoAnswerThenItIsForTheService() {
		assertThat(this.session.takesAnswer(BossMessage.text("{ \"boss.re\":\"x\"}"))).isFalse();
		assertThat(this.session.takesAnswer(BossMessage.text("{\"boss.id\":1}"))).isFalse();
		assertThat(this.session.takesAnswer(BossMessage.binary("{\"boss.re\":\"x\"}".getBytes()))).isFalse();
	}

	@Test
	void whenClientDoesNotAnswerInTimeThenItIsToldThatNobodyWaits() {
		CompletionStage<String> answer = this.session.ask(this.client, BossMessage.text("{}"), String.class,
				Duration.ofSeconds(5));
		this.scheduler.advance(Duration.ofSeconds(5));
		assertThat(sent()).last().isEqualTo("{\"boss.cancel\":\"" + this.mark + ".1\"}");
		assertThat(answer.toCompletableFuture()).isNotDone();
		this.threads.runAll();
		failure(answer, Failure.TIMEOUT);
		answer("1", "}");
		assertThat(this.counted).containsExactly("OUTBOUND opened", "OUTBOUND TIMEOUT after 5",
				"OUTBOUND refused STRAY");
	}

	@Test
	void whenTooManyAreOpenThenNextOneFailsAtOnce() {
		ask("{}", String.class);
		ask("{}", String.class);
		failure(ask("{}", String.class), Failure.TOO_MANY);
		assertThat(this.client.sent()).hasSize(2);
		answer("1", "}");
		assertThat(ask("{}", String.class).toCompletableFuture()).isNotDone();
	}

	@Test
	void whenClientIsGoneThenAllFailAndSoDoesTheNext() {
		CompletionStage<String> first = ask("{}", String.class);
		this.session.ended();
		this.threads.runAll();
		failure(first, Failure.CLOSED);
		failure(ask("{}", String.class), Failure.CLOSED);
		assertThat(this.counted).containsExactly("OUTBOUND opened", "OUTBOUND GONE after 0",
				"OUTBOUND refused REFUSED");
		assertThat(this.scheduler.scheduled()).isZero();
	}

	@Test
	void whenRequestCannotBeQueuedThenItFails() {
		this.client.answer(SendResult.OVERFLOW);
		CompletionStage<String> full = ask("{}", String.class);
		this.client.answer(SendResult.CLOSED);
		CompletionStage<String> closed = ask("{}", String.class);
		this.threads.runAll();
		failure(full, Failure.UNREADABLE);
		failure(closed, Failure.CLOSED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "7", "[]", "\"text\"", "{" })
	void whenRequestIsNoObjectThenItFailsAtOnce(String request) {
		failure(ask(request, String.class), Failure.UNREADABLE);
		failure(this.session.ask(this.client, BossMessage.binary(new byte[3]), String.class, null), Failure.UNREADABLE);
		assertThat(this.client.sent()).isEmpty();
	}

	private <T> CompletionStage<T> ask(String request, Class<T> type) {
		return this.session.ask(this.client, BossMessage.text(request), type, null);
	}

	private List<String> sent() {
		return this.client.sent().stream().map((message) -> ((BossMessage.Text) message).payload()).toList();
	}

	private boolean answer(String number, String rest) {
		return this.session.takesAnswer(BossMessage.text("{\"boss.re\":\"" + this.mark + "." + number + "\"" + rest));
	}

	private static ClientAskException failure(CompletionStage<?> stage, Failure failure) {
		AtomicReference<Throwable> direct = new AtomicReference<>();
		stage.whenComplete((answer, thrown) -> direct.set(thrown));
		assertThat(direct.get()).isInstanceOf(ClientAskException.class);
		assertThat(stage.toCompletableFuture()).isCompletedExceptionally();
		CompletionException thrown = catchThrowableOfType(CompletionException.class,
				() -> stage.toCompletableFuture().join());
		ClientAskException cause = (ClientAskException) thrown.getCause();
		assertThat(cause.failure()).isEqualTo(failure);
		return cause;
	}

	record Confirmation(boolean yes, String by) {
	}

}
