/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

import io.boss.websocket.CloseCode;
import io.boss.websocket.Outcome;
import io.boss.websocket.RestartPolicy;
import io.boss.websocket.ServiceCallException;
import io.boss.websocket.ServiceState;
import io.boss.websocket.TerminationReason;
import io.boss.websocket.service.TestService.TestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Mail that was accepted and is not handled is counted, and says why.
 */
@ExtendWith(OutputCaptureExtension.class)
class DroppedMailTests {

	private static TestService service(RestartPolicy policy) {
		return new TestService(policy, new ServiceSettings.Restart(0, TestService.LONG, Duration.ZERO, Duration.ZERO))
			.started();
	}

	private static CompletableFuture<Object> fill(TestService service) {
		TestClient client = service.join("a");
		service.quietly();
		service.handler.answer("info end", (state) -> Outcome.stop(TerminationReason.stopped("enough"), state));
		service.process.info("end");
		client.says("1");
		client.says("2");
		service.process.broadcast("news");
		CompletableFuture<Object> answer = service.process.ask("question");
		client.isGone();
		service.join("b").says("3");
		return answer;
	}

	private static void expectFiveLost(TestService service, CompletableFuture<Object> answer) {
		assertThat(service.stats).filteredOn((event) -> event.startsWith("dropped"))
			.hasSize(5)
			.containsOnly("dropped NOT_RUNNING");
		assertThat(answer).isCompletedExceptionally();
		assertThat(answer.handle((value, failure) -> failure).join()).isInstanceOfSatisfying(ServiceCallException.class,
				(failure) -> assertThat(failure.failure()).isEqualTo(ServiceCallException.Failure.NOT_RUNNING));
		assertThat(service.process.status().mailboxDepth()).isZero();
		assertThat(service.process.clientCount()).isZero();
	}

	@Test
	void whenServiceIsDownWhatWaitsIsCountedAndCallersAreAnswered(CapturedOutput output) {
		TestService service = service(RestartPolicy.PERMANENT);
		CompletableFuture<Object> answer = fill(service);
		service.run();
		assertThat(service.process.state()).isEqualTo(ServiceState.DOWN);
		expectFiveLost(service, answer);
		assertThat(output)
			.contains("Dropping what service 'test' was given for handleBroadcast and has not handled: it is DOWN");
	}

	@Test
	void whenServiceHasStoppedWhatWaitsIsCountedAndCallersAreAnswered() {
		TestService service = service(RestartPolicy.TEMPORARY);
		CompletableFuture<Object> answer = fill(service);
		service.run();
		assertThat(service.process.state()).isEqualTo(ServiceState.STOPPED);
		expectFiveLost(service, answer);
	}

	@Test
	void whenDrainIsAbandonedWhatWaitsIsCountedAndCallersAreAnswered() {
		TestService service = new TestService().started();
		CompletableFuture<Object> answer = fill(service);
		service.process.lifecycle().drain();
		service.process.lifecycle().abandon();
		service.run();
		// The info that would have ended the service is one of them.
		assertThat(service.stats).hasSize(6).containsOnly("dropped NOT_RUNNING");
		assertThat(answer).isCompletedExceptionally();
	}

	@Test
	void whenServiceIsStartedAgainWhatIsLeftOfTheLastDrainDoesNotEndIt() {
		TestService service = new TestService().started();
		TestClient client = service.join("a");
		service.run();
		// A callback that does not end holds all that follows.
		service.process.lifecycle().drain();
		service.process.lifecycle().abandon();
		client.isGone();
		service.process.lifecycle().open();
		service.process.lifecycle().launch(true);
		service.run();
		assertThat(service.process.state()).isEqualTo(ServiceState.RUNNING);
	}

	@Test
	void whenServiceIsDrainedTwiceBothDrainsEnd() {
		TestService service = new TestService().started();
		TestClient client = service.join("a");
		service.run();
		CompletableFuture<Void> first = service.process.lifecycle().drain();
		service.run();
		CompletableFuture<Void> second = service.process.lifecycle().drain();
		client.isGone();
		CompletableFuture<Void> third = service.process.lifecycle().drain();
		service.run();
		assertThat(service.process.lifecycle().drain()).isNotDone();
		service.run();
		assertThat(List.of(first, second, third)).allMatch(CompletableFuture::isDone);
		CompletableFuture<Void> last = service.process.lifecycle().drain();
		service.run();
		assertThat(last).isDone();
	}

	@Test
	void whenCrashedMailFindsNoNextInstanceItIsCounted() {
		TestService service = service(RestartPolicy.TEMPORARY);
		service.handler.crashOn("broadcast boom", 1);
		service.process.broadcast("boom");
		service.run();
		assertThat(service.stats).containsExactly("crashed", "dropped NOT_RUNNING");
	}

	@Test
	void whenClientWasRejectedWhatItHasSentIsCountedAsThatOfAGoneClient(CapturedOutput output) {
		TestService service = new TestService().started();
		service.handler.answer("join a", (state) -> Outcome.reject(CloseCode.of(4001), "not you"));
		service.join("a").says("hi");
		service.run();
		assertThat(service.stats).containsExactly("dropped CLIENT_GONE");
		assertThat(output).doesNotContain("Dropping");
	}

	@Test
	void whenCallerDoesNotWaitAnyMoreItsCallIsCountedAsStale() {
		TestService service = new TestService().started();
		CompletableFuture<Object> answer = service.process.ask("question");
		answer.cancel(false);
		service.run();
		assertThat(service.log()).containsExactly("1 init");
		assertThat(service.stats).containsExactly("dropped STALE");
	}

	@Test
	void whenInstanceEndedBeforeItsWorkWasDoneTheResultIsStale() {
		TestService service = service(RestartPolicy.TEMPORARY);
		CompletableFuture<String> stage = new CompletableFuture<>();
		service.process.pipeToSelf("work", stage);
		service.handler.answer("info end", (state) -> Outcome.stop(TerminationReason.NORMAL, state));
		service.process.info("end");
		service.run();
		stage.complete("done");
		service.run();
		assertThat(service.stats).containsExactly("dropped STALE");
	}

	@Test
	void whenDrainBeginsWhileWorkIsGivenItsResultIsHandledIfItIsDoneAlready() {
		TestService service = new TestService().started();
		CompletableFuture<String> stage = CompletableFuture.completedFuture("done");
		CompletableFuture<Void> drained = new CompletableFuture<>();
		service.process.pipeToSelf("work", new CompletableFuture<String>() {

			@Override
			public CompletableFuture<String> whenComplete(BiConsumer<? super String, ? super Throwable> action) {
				service.process.lifecycle().drain().thenRun(() -> drained.complete(null));
				return stage.whenComplete(action);
			}

		});
		service.run();
		assertThat(drained).isCompleted();
		assertThat(service.log()).containsExactly("1 init", "1 info Success[name=work, value=done]",
				"1 terminate SHUTDOWN");
		assertThat(service.stats).isEmpty();
	}

}
