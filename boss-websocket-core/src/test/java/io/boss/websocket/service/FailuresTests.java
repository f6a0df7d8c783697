/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.boss.websocket.BossMessage;
import io.boss.websocket.CallbackFailure;
import io.boss.websocket.CloseCode;
import io.boss.websocket.Outcome;
import io.boss.websocket.ServiceCall;
import io.boss.websocket.ServiceCallException;
import io.boss.websocket.ServiceState;
import io.boss.websocket.TerminationReason;
import io.boss.websocket.service.TestService.TestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Tests for {@link Failures}: what becomes of mail whose callback has failed.
 */
@ExtendWith(OutputCaptureExtension.class)
class FailuresTests {

	private static final AccessDenial DENIAL = SecurityException.class::isInstance;

	private final List<CallbackFailure> failures = new ArrayList<>();

	private TestService service;

	private TestClient client;

	private void start(ErrorPolicy policy) {
		this.service = new TestService(policy, DENIAL).started();
		this.client = this.service.join("a");
		this.service.quietly();
		this.service.stats.clear();
	}

	private void handle(Outcome<Integer> outcome) {
		this.service.handler.onError((failure, state) -> {
			this.failures.add(failure);
			return outcome;
		});
	}

	private void fail(String event, Throwable failure) {
		this.service.handler.answer(event, (state) -> {
			throw FailuresTests.<RuntimeException>sneaky(failure);
		});
	}

	@SuppressWarnings("unchecked")
	private static <T extends Throwable> T sneaky(Throwable failure) throws T {
		throw (T) failure;
	}

	@ParameterizedTest
	@EnumSource
	void whenHandlerHandlesAFailureItsOutcomeCountsAndNothingRestarts(ErrorPolicy policy) {
		start(policy);
		IllegalStateException cause = new IllegalStateException();
		fail("a: x", cause);
		handle(Outcome.noReply(42));
		this.client.says("x");
		this.client.says("y");
		this.service.run();
		assertThat(this.service.log()).containsExactly("1 a: x", "42 a: y");
		assertThat(this.failures).containsExactly(
				new CallbackFailure("handleIncoming", cause, this.client.connection, BossMessage.text("x")));
		assertThat(this.service.stats).containsExactly("HANDLED INCOMING");
		assertThat(this.client.connection.sent()).isEmpty();
	}

	@Test
	void whenHandlerStopsAfterAFailureTheInstanceEnds() {
		start(ErrorPolicy.ISOLATE);
		fail("a: x", new IllegalStateException());
		handle(Outcome.stop(TerminationReason.NORMAL, 7));
		this.client.says("x");
		this.service.run();
		assertThat(this.service.log()).containsExactly("1 a: x", "7 terminate NORMAL", "2 init", "2 rejoin a");
	}

	@Test
	void whenBroadcastInfoOrErrorIsHandledTheInstanceGoesOn() {
		start(ErrorPolicy.RESTART);
		fail("broadcast b", new IllegalStateException());
		fail("info i", new StackOverflowError());
		handle(Outcome.noReply(2));
		this.service.process.broadcast("b");
		this.service.process.info("i");
		this.service.run();
		assertThat(this.service.process.restarts()).isZero();
		assertThat(this.failures)
			.extracting(CallbackFailure::callback, CallbackFailure::client, CallbackFailure::message)
			.containsExactly(tuple("handleBroadcast", null, "b"), tuple("handleInfo", null, "i"));
	}

	@Test
	void whenJoinHasFailedTheClientIsNotLetInWhateverTheHandlerAnswers() {
		start(ErrorPolicy.ISOLATE);
		fail("join b", new IllegalStateException());
		handle(Outcome.noReply(3));
		TestClient late = this.service.join("b");
		late.says("x");
		this.service.run();
		assertThat(late.connection.sent()).containsExactly("1011 service failed to handle the join");
		assertThat(this.service.log()).containsExactly("1 join b");
		assertThat(this.service.process.clientCount()).isOne();
	}

	@Test
	void whenHandlerRejectsAJoinThatHasFailedItSaysHow() {
		start(ErrorPolicy.ISOLATE);
		fail("join b", new IllegalStateException());
		fail("join c", new SecurityException());
		handle(Outcome.reject(CloseCode.of(4001), "later"));
		TestClient late = this.service.join("b");
		TestClient denied = this.service.join("c");
		this.service.run();
		assertThat(late.connection.sent()).containsExactly("4001 later");
		assertThat(denied.connection.sent()).containsExactly("4001 later");
	}

	@Test
	void whenHandlerHandlesADenialTheMessageCountsAsForbiddenAndAJoinIsRefused() {
		start(ErrorPolicy.ISOLATE);
		fail("a: x", new SecurityException());
		fail("join b", new SecurityException());
		handle(Outcome.noReply(3));
		this.client.says("x");
		TestClient late = this.service.join("b");
		this.service.run();
		assertThat(late.connection.sent()).containsExactly("4403 access denied");
		assertThat(this.service.stats).containsExactly("dropped FORBIDDEN", "HANDLED INCOMING", "HANDLED JOIN");
	}

	@Test
	void whenHandlerThrowsSomethingElseThatIsTheFailure(CapturedOutput output) {
		start(ErrorPolicy.ISOLATE);
		fail("a: x", new IllegalStateException("first"));
		this.service.handler.onError((failure, state) -> {
			throw new UnsupportedOperationException("second");
		});
		this.client.says("x");
		this.service.run();
		assertThat(this.service.stats).containsExactly("dropped FAILED", "told failed a", "ISOLATED INCOMING");
		assertThat(output).contains("UnsupportedOperationException: second")
			.contains("Suppressed: java.lang.IllegalStateException: first");
	}

	@Test
	void whenHandlerAnswersWhatItMayNotThatIsAFailureToo() {
		start(ErrorPolicy.ISOLATE);
		fail("a: x", new IllegalStateException());
		fail("a: y", new IllegalStateException());
		handle(null);
		this.client.says("x");
		this.service.run();
		handle(Outcome.reject(CloseCode.of(4000), ""));
		this.client.says("y");
		this.service.run();
		assertThat(this.service.log()).containsExactly("1 a: x", "1 a: y");
		assertThat(this.service.stats).filteredOn("ISOLATED INCOMING"::equals).hasSize(2);
	}

	@Test
	void whenExceptionsOfAClientsCallbacksAreIsolatedTheStateStaysAndTheClientIsTold() {
		start(ErrorPolicy.ISOLATE);
		this.service.handler.answer("a: set", (state) -> Outcome.noReply(5));
		this.service.handler.crashOn("a: x", 1);
		this.service.handler.crashOn("overflow a", 1);
		this.service.handler.crashOn("close a", 1);
		this.client.says("set");
		this.client.says("x");
		this.client.client.outdated();
		this.service.run();
		assertThat(this.service.stats).containsExactly("dropped FAILED", "told failed a", "ISOLATED INCOMING",
				"refreshed", "told failed a", "ISOLATED OVERFLOW");
		this.client.isGone();
		this.service.run();
		assertThat(this.service.log()).containsExactly("1 a: set", "5 a: x", "5 overflow a", "5 close a");
		assertThat(this.service.stats).endsWith("ISOLATED CLOSE");
		assertThat(this.service.process.clientCount()).isZero();
		assertThat(this.service.process.restarts()).isZero();
	}

	@Test
	void whenAJoinIsIsolatedTheClientIsRefused() {
		start(ErrorPolicy.ISOLATE);
		this.service.handler.crashOn("join b", 1);
		TestClient late = this.service.join("b");
		this.service.run();
		assertThat(late.connection.sent()).containsExactly("1011 service failed to handle the join");
		assertThat(this.service.stats).containsExactly("ISOLATED JOIN");
	}

	@Test
	void whenACallbackAnswersWhatItMayNotThatIsIsolatedToo() {
		start(ErrorPolicy.ISOLATE);
		this.service.handler.answer("a: x", (state) -> null);
		this.service.handler.answer("a: y", (state) -> Outcome.reject(CloseCode.of(4000), ""));
		this.client.says("x");
		this.client.says("y");
		this.service.run();
		assertThat(this.service.process.restarts()).isZero();
		assertThat(this.client.connection.isOpen()).isTrue();
	}

	@Test
	void whenErrorOrWhatIsNoClientsThenTheInstanceEndsAllTheSame() {
		start(ErrorPolicy.ISOLATE);
		fail("a: x", new StackOverflowError());
		this.client.says("x");
		this.service.run();
		assertThat(this.service.process.restarts()).isOne();
		this.service.handler.crashOn("broadcast b", 1);
		this.service.process.broadcast("b");
		this.service.run();
		assertThat(this.service.process.restarts()).isEqualTo(2);
		this.service.handler.crashOn("info i", 1);
		this.service.process.info("i");
		this.service.run();
		assertThat(this.service.process.restarts()).isEqualTo(3);
		assertThat(this.service.process.state()).isEqualTo(ServiceState.RUNNING);
	}

	@ParameterizedTest
	@CsvSource({ "ISOLATE, 0", "RESTART, 5" })
	void whenResultOfAClientsWorkFailsThatIsTheClientsOwnFailure(ErrorPolicy policy, long restarts) {
		start(policy);
		String result = "info Success[name=w, value=1, client=a]";
		this.service.handler.crashOn(result, 8);
		for (int i = 0; i < 8; i++) {
			this.service.handler.answer("a: go", (state) -> {
				this.service.process.pipeToSelf("w", () -> 1);
				return Outcome.noReply(state);
			});
			this.client.says("go");
			this.service.run();
		}
		assertThat(this.service.process.state()).isEqualTo(ServiceState.RUNNING);
		assertThat(this.service.process.restarts()).isEqualTo(restarts);
		assertThat(this.service.stats).contains("dropped FAILED", "told failed a", "ISOLATED INFO");
	}

	@Test
	void whenResultOfAClientsWorkIsDeniedNothingRestarts() {
		start(ErrorPolicy.RESTART);
		this.service.handler.answer("a: go", (state) -> {
			this.service.process.pipeToSelf("w", () -> 1);
			return Outcome.noReply(state);
		});
		fail("info Success[name=w, value=1, client=a]", new SecurityException());
		this.client.says("go");
		this.service.run();
		assertThat(this.service.process.restarts()).isZero();
		assertThat(this.service.stats).containsExactly("dropped FORBIDDEN");
	}

	@Test
	void whenIsolatedTheTimeoutGoesOn() {
		start(ErrorPolicy.ISOLATE);
		this.service.handler.answer("a: set", (state) -> Outcome.noReply(state, TestService.LONG));
		this.client.says("set");
		this.service.run();
		this.service.handler.crashOn("a: x", 1);
		this.service.handler.crashOn("join b", 1);
		this.client.says("x");
		this.service.join("b");
		this.service.run();
		assertThat(this.service.scheduler.scheduled()).isOne();
	}

	@Test
	void whenCallHasFailedAndThatIsHandledTheCallerIsAnsweredAtOnce() {
		start(ErrorPolicy.RESTART);
		IllegalStateException cause = new IllegalStateException("sold out");
		this.service.handler.onCall((call) -> {
			throw cause;
		});
		handle(Outcome.noReply(1));
		CompletableFuture<Object> answer = this.service.process.ask("question");
		this.service.run();
		assertThat(answer).isCompletedExceptionally();
		assertThat(catchThrowable(answer::join).getCause()).isInstanceOf(ServiceCallException.class).hasCause(cause);
	}

	@Test
	void whenHandlerAnswersTheCallThatHasFailedThatIsTheAnswer() {
		start(ErrorPolicy.RESTART);
		this.service.handler.onCall((call) -> {
			throw new IllegalStateException();
		});
		this.service.handler.onError((failure, state) -> {
			((ServiceCall) failure.message()).reply("sorry");
			return Outcome.noReply(state);
		});
		CompletableFuture<Object> answer = this.service.process.ask("question");
		this.service.run();
		assertThat(answer).isCompletedWithValue("sorry");
	}

	@Test
	void whenTheSameFailureComesAgainOnlyTheFirstHasItsStackInTheLogAndNoTextOfClientsForgesALine(
			CapturedOutput output) {
		start(ErrorPolicy.ISOLATE);
		for (int i = 0; i < 3; i++) {
			this.service.handler.answer("a: x", (state) -> {
				throw new IllegalArgumentException("bad\nERROR forged");
			});
			this.client.says("x");
		}
		this.service.run();
		assertThat(output).contains("java.lang.IllegalArgumentException: bad?ERROR forged")
			.doesNotContain("\nERROR forged");
		assertThat(output.toString().split("bad\\?ERROR forged\\R\tat ", -1)).hasSize(2);
	}

	@Test
	void whenTextOfAClientEndsAnInstanceItForgesNoLineOfTheLog(CapturedOutput output) {
		start(ErrorPolicy.RESTART);
		fail("a: x", new IllegalArgumentException("bad\nERROR forged", new IllegalStateException("why\nERROR forged")));
		this.client.says("x");
		this.service.run();
		this.service.handler.answer("a: y",
				(state) -> Outcome.stop(TerminationReason.stopped("bye\nERROR forged"), state));
		this.client.says("y");
		this.service.run();
		assertThat(output)
			.contains("has crashed in handleIncoming: java.lang.IllegalArgumentException: bad?ERROR forged")
			.contains("Caused by: java.lang.IllegalStateException: why?ERROR forged")
			.contains("has stopped itself: bye?ERROR forged")
			.doesNotContain("\nERROR forged");
	}

	@Test
	void whenAClientCrashesTheServiceOftenItsFailuresAreIsolatedAndItIsClosedAndTheServiceIsNeverDown() {
		start(ErrorPolicy.RESTART);
		TestClient other = this.service.join("b");
		this.service.handler.crashOn("a: x", 100);
		for (int i = 0; i < 8; i++) {
			this.client.says("x");
		}
		this.service.run();
		assertThat(this.client.connection.sent()).containsExactly("1008 messages of this client crash the service");
		assertThat(this.service.process.restarts()).isEqualTo(5);
		assertThat(this.service.process.state()).isEqualTo(ServiceState.RUNNING);
		assertThat(this.service.stats).contains("spared", "told failed a", "dropped FAILED");
		assertThat(other.connection.isOpen()).isTrue();
	}

	@Test
	void whenErrorsOfAClientComeOftenThoseAreIsolatedToo() {
		start(ErrorPolicy.ISOLATE);
		for (int i = 0; i < 10; i++) {
			fail("a: x", new StackOverflowError());
			this.client.says("x");
		}
		this.service.run();
		assertThat(this.service.process.restarts()).isEqualTo(5);
		assertThat(this.service.process.state()).isEqualTo(ServiceState.RUNNING);
	}

	@Test
	void whenManyClientsCrashTheServiceNothingOfThatCountsAsItsOwn() {
		start(ErrorPolicy.RESTART);
		for (int i = 0; i < 20; i++) {
			TestClient client = this.service.join("c" + i);
			this.service.handler.crashOn("c" + i + ": x", 1);
			client.says("x");
		}
		this.service.run();
		assertThat(this.service.process.state()).isEqualTo(ServiceState.RUNNING);
		assertThat(this.service.process.restarts()).isEqualTo(10);
		this.service.handler.crashOn("broadcast b", 1);
		this.service.process.broadcast("b");
		this.service.run();
		assertThat(this.service.process.state()).isEqualTo(ServiceState.RUNNING);
	}

}
