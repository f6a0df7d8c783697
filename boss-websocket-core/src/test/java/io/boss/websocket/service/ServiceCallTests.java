/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import io.boss.websocket.Outcome;
import io.boss.websocket.RestartPolicy;
import io.boss.websocket.ServiceCall;
import io.boss.websocket.ServiceCallException;
import io.boss.websocket.ServiceCallException.Failure;
import io.boss.websocket.TerminationReason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link PendingCall} and {@link CallMail}: what becomes of a call. The test
 * runs the service, so nobody waits; those who do are in {@link CallerTests}.
 */
class ServiceCallTests {

	private final List<ServiceCall> calls = new ArrayList<>();

	private TestService service = new TestService();

	@BeforeEach
	void start() {
		this.service.started();
		this.service.quietly();
	}

	@Test
	void whenServiceRepliesTheCallerHasTheAnswer() {
		onCall((call) -> assertThat(call.reply("answer to " + call.request())).isTrue());
		assertThat(ask()).isCompletedWithValue("answer to question");
	}

	@Test
	void whenServiceRepliesNothingThatIsTheAnswer() {
		onCall((call) -> call.reply(null));
		assertThat(ask()).isCompletedWithValue(null);
	}

	@Test
	void whenServiceAnswersTwiceTheFirstAnswerCounts() {
		onCall((call) -> {
			assertThat(call.reply("first")).isTrue();
			assertThat(call.reply("second")).isFalse();
			assertThat(call.fail(new IllegalStateException())).isFalse();
		});
		assertThat(ask()).isCompletedWithValue("first");
	}

	@Test
	void whenServiceAnswersLaterTheCallerHasTheAnswer() {
		onCall(this.calls::add);
		CompletableFuture<Object> answer = ask();
		assertThat(answer).isNotDone();
		this.calls.get(0).reply("at last");
		assertThat(answer).isCompletedWithValue("at last");
	}

	@Test
	void whenServiceFailsACallItsCauseIsThereAndTheInstanceGoesOn() {
		IllegalStateException cause = new IllegalStateException("sold out");
		onCall((call) -> assertThat(call.fail(cause)).isTrue());
		assertThat(failure(ask(), Failure.FAILED)).hasCause(cause);
		assertThat(this.service.stats).isEmpty();
	}

	@Test
	void whenServiceIsNotRunningTheCallFails() {
		TestService early = new TestService();
		assertThat(failure(early.process.ask("question"), Failure.NOT_RUNNING)).hasMessageContaining("'test'");
		this.service.process.lifecycle().drain();
		failure(this.service.process.ask("question"), Failure.NOT_RUNNING);
	}

	@Test
	void whenMailboxHasNoRoomTheCallFails() {
		this.service.process.info("1");
		this.service.process.info("2");
		assertThat(failure(this.service.process.ask("question"), Failure.MAILBOX_FULL))
			.hasMessageContaining("boss.websocket.mailbox.info-capacity");
	}

	@Test
	void whenServiceEndsBeforeItWasGivenTheCallTheCallFails() {
		this.service = new TestService(RestartPolicy.TEMPORARY,
				new ServiceSettings.Restart(3, TestService.LONG, Duration.ZERO, Duration.ZERO));
		start();
		this.service.handler.answer("info stop", (state) -> Outcome.stop(TerminationReason.NORMAL, state));
		this.service.process.info("stop");
		failure(ask(), Failure.NOT_RUNNING);
	}

	@Test
	void whenCallCrashesOneInstanceTheNextOneAnswers() {
		crashOnCalls(1);
		onCall((call) -> call.reply("second try"));
		assertThat(ask()).isCompletedWithValue("second try");
		assertThat(this.service.stats).containsExactly("crashed", "restarted");
	}

	@Test
	void whenCallCrashesTwoInstancesItFails() {
		crashOnCalls(2);
		failure(ask(), Failure.CRASHED);
		assertThat(this.service.stats).containsExactly("crashed", "restarted", "crashed", "dropped POISON",
				"restarted");
	}

	@Test
	void whenCallCrashesTheLastInstanceItFails() {
		this.service = new TestService(RestartPolicy.TEMPORARY,
				new ServiceSettings.Restart(3, TestService.LONG, Duration.ZERO, Duration.ZERO));
		start();
		crashOnCalls(1);
		failure(ask(), Failure.CRASHED);
	}

	@Test
	void whenInstanceAnswersAndCrashesTheNextOneIsNotAskedAgain() {
		onCall((call) -> {
			call.reply("just in time");
			throw new IllegalStateException("on purpose");
		});
		assertThat(ask()).isCompletedWithValue("just in time");
		assertThat(this.service.log()).hasSize(3).last().isEqualTo("2 init");
	}

	@Test
	void whenInstanceEndsWithoutAnAnswerTheCallFails() {
		onCall(this.calls::add);
		CompletableFuture<Object> answer = ask();
		this.service.handler.crashOn("info boom", 1);
		this.service.process.info("boom");
		this.service.run();
		failure(answer, Failure.CRASHED);
		assertThat(this.calls.get(0).reply("too late")).isFalse();
	}

	@Test
	void whenServiceShutsDownWithoutAnAnswerTheCallFails() {
		onCall(this.calls::add);
		CompletableFuture<Object> answer = ask();
		this.service.process.lifecycle().drain();
		this.service.run();
		failure(answer, Failure.CRASHED);
	}

	@Test
	void whenCallerHasGivenUpTheCallIsNotDelivered() {
		CompletableFuture<Object> answer = this.service.process.ask("question");
		answer.cancel(true);
		this.service.run();
		assertThat(this.service.log()).isEmpty();
	}

	@Test
	void whenNobodyAnswersInTimeTheCallFailsAndIsNotDelivered() {
		ServiceCallException failure = catchThrowableOfType(ServiceCallException.class,
				() -> this.service.process.call("question", Duration.ofNanos(1)));
		assertThat(failure.failure()).isEqualTo(Failure.TIMEOUT);
		assertThat(failure.service()).isEqualTo("test");
		this.service.run();
		assertThat(this.service.log()).isEmpty();
	}

	@Test
	void whenCallerIsInterruptedTheCallFailsAndTheFlagStays() {
		Thread.currentThread().interrupt();
		ServiceCallException failure = catchThrowableOfType(ServiceCallException.class,
				() -> this.service.process.call("question"));
		assertThat(Thread.interrupted()).isTrue();
		assertThat(failure.failure()).isEqualTo(Failure.INTERRUPTED);
		assertThat(failure).hasCauseInstanceOf(InterruptedException.class);
	}

	@Test
	void whenTimeoutIsNotPositiveItIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.service.process.call("question", Duration.ZERO));
	}

	private CompletableFuture<Object> ask() {
		CompletableFuture<Object> answer = this.service.process.ask("question");
		this.service.run();
		return answer;
	}

	private void onCall(Consumer<ServiceCall> answer) {
		this.service.handler.onCall(answer);
	}

	private void crashOnCalls(int times) {
		for (int i = 0; i < times; i++) {
			onCall((call) -> {
				throw new IllegalStateException("on purpose");
			});
		}
	}

	private static ServiceCallException failure(CompletableFuture<Object> answer, Failure expected) {
		assertThat(answer).isCompletedExceptionally();
		ServiceCallException failure = (ServiceCallException) answer.handle((value, ex) -> ex).join();
		assertThat(failure.failure()).isEqualTo(expected);
		return failure;
	}

}
