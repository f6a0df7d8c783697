/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

import io.boss.websocket.BossMessage;
import io.boss.websocket.DeliveryResult;
import io.boss.websocket.Outcome;
import io.boss.websocket.TaskResult;
import io.boss.websocket.service.TestService.TestClient;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Tests for {@link ServiceProcess#pipeToSelf} and {@link TaskMail}. There is room for two
 * infos.
 */
class PipeToSelfTests {

	private final TestService service = new TestService();

	private final ServiceProcess process = this.service.process;

	@BeforeEach
	void start() {
		this.service.started();
		this.service.quietly();
	}

	@Test
	void whenWorkIsDoneItsResultIsDelivered() {
		assertThat(this.process.pipeToSelf("sum", () -> 1 + 1)).isEqualTo(DeliveryResult.ACCEPTED);
		this.service.run();
		assertThat(this.service.log()).containsExactly("1 info Success[name=sum, value=2]");
	}

	@Test
	void whenWorkReturnsNothingThatIsItsResult() {
		this.process.pipeToSelf("nothing", () -> null);
		this.service.run();
		assertThat(this.service.log()).containsExactly("1 info Success[name=nothing, value=null]");
	}

	@Test
	void whenWorkThrowsAnythingThatIsItsFailureAndTheServiceGoesOn() {
		this.process.pipeToSelf("exception", failing(new Exception("checked")));
		this.process.pipeToSelf("error", () -> {
			throw new StackOverflowError("deep");
		});
		this.service.run();
		assertThat(this.service.log()).containsExactly(
				"1 info Failure[name=exception, cause=java.lang.Exception: checked]",
				"1 info Failure[name=error, cause=java.lang.StackOverflowError: deep]");
		assertThat(this.service.stats).isEmpty();
	}

	@Test
	void whenCallbackGivesWorkItIsNotDoneInsideTheCallback() {
		this.service.handler.answer("info go", (state) -> {
			this.process.pipeToSelf("work", () -> this.service.log().add("work"));
			this.service.log().add("end of callback");
			return Outcome.noReply(state);
		});
		this.process.info("go");
		this.service.run();
		assertThat(this.service.log()).containsExactly("1 info go", "end of callback", "work",
				"1 info Success[name=work, value=true]");
	}

	@Test
	void whenWorkIsNotDoneItKeepsItsPlaceAndGivesItBackOnce() {
		CompletableFuture<String> stage = new CompletableFuture<>();
		assertThat(this.process.pipeToSelf("a", stage)).isEqualTo(DeliveryResult.ACCEPTED);
		assertThat(this.process.pipeToSelf("b", () -> "b")).isEqualTo(DeliveryResult.ACCEPTED);
		assertThat(this.process.pipeToSelf("c", () -> "c")).isEqualTo(DeliveryResult.MAILBOX_FULL);
		assertThat(this.process.info("d")).isEqualTo(DeliveryResult.MAILBOX_FULL);
		this.service.run();
		assertThat(this.process.info("e")).isEqualTo(DeliveryResult.ACCEPTED);
		assertThat(this.process.info("f")).isEqualTo(DeliveryResult.MAILBOX_FULL);
		stage.complete("a");
		this.service.run();
		assertThat(this.service.log()).containsExactly("1 info Success[name=b, value=b]", "1 info e",
				"1 info Success[name=a, value=a]");
		assertThatAllPlacesAreFree();
	}

	@Test
	void whenStageFailsItsCauseIsTheFailure() {
		CompletableFuture<String> stage = new CompletableFuture<>();
		this.process.pipeToSelf("plain", stage);
		this.process.pipeToSelf("dependent", stage.thenApply(String::length));
		stage.completeExceptionally(new IllegalStateException("gone"));
		this.service.run();
		assertThat(this.service.log()).containsExactlyInAnyOrder(
				"1 info Failure[name=plain, cause=java.lang.IllegalStateException: gone]",
				"1 info Failure[name=dependent, cause=java.lang.IllegalStateException: gone]");
	}

	@Test
	void whenInstanceHasEndedMeanwhileTheNextOneDoesNotGetTheResult() {
		CompletableFuture<String> stage = new CompletableFuture<>();
		this.process.pipeToSelf("a", stage);
		crash();
		stage.complete("late");
		this.service.run();
		assertThat(this.service.log()).noneMatch((event) -> event.contains("Success"));
		assertThat(this.service.stats).containsExactly("crashed", "restarted", "dropped STALE");
		assertThatAllPlacesAreFree();
	}

	@Test
	void whenResultCrashesTheInstanceTheNextOneDoesNotGetIt() {
		this.service.handler.crashOn("info Success[name=a, value=a]", 1);
		this.process.pipeToSelf("a", () -> "a");
		this.service.run();
		assertThat(this.service.log()).containsExactly("1 info Success[name=a, value=a]", "1 terminate CRASHED",
				"2 init");
		assertThat(this.service.stats).containsExactly("crashed", "restarted", "dropped STALE");
		assertThatAllPlacesAreFree();
	}

	@Test
	void whenClientsCallbackGivesWorkItsResultKnowsTheClientAndTheMessage() {
		TestClient client = this.service.join("a");
		this.service.quietly();
		answer("a: go", () -> this.process.pipeToSelf("sum", () -> 42));
		answer("info Success[name=sum, value=42, client=a]",
				() -> this.process.pipeToSelf("next", CompletableFuture.failedFuture(new Exception())));
		client.says("go");
		client.isGone();
		this.service.run();
		assertThat(this.service.handler.infos()).extracting("name", "client", "message")
			.containsExactly(tuple("sum", client.connection, BossMessage.text("go")),
					tuple("next", client.connection, BossMessage.text("go")));
	}

	@Test
	void whenClientJoinsOrLeavesItsWorkHasNoMessage() {
		answer("join a", () -> this.process.pipeToSelf("join", () -> 1));
		TestClient client = this.service.join("a");
		this.service.run();
		answer("close a", () -> this.process.pipeToSelf("close", () -> 2));
		client.isGone();
		this.service.run();
		assertThat(this.service.handler.infos()).extracting("name", "client", "message")
			.containsExactly(tuple("join", client.connection, null), tuple("close", client.connection, null));
	}

	@Test
	void whenNoClientsCallbackGivesWorkItsResultKnowsNobody() throws InterruptedException {
		answer("info go", () -> this.process.pipeToSelf("info", () -> 1));
		this.process.info("go");
		this.service.run();
		TestClient client = this.service.join("a");
		answer("a: go", () -> {
			Thread elsewhere = new Thread(() -> this.process.pipeToSelf("elsewhere", () -> 2));
			elsewhere.start();
			elsewhere.join();
			return null;
		});
		client.says("go");
		this.service.run();
		assertThat(this.service.handler.infos()).hasSize(3)
			.last(InstanceOfAssertFactories.type(TaskResult.class))
			.extracting(TaskResult::client, TaskResult::message)
			.containsOnlyNulls();
	}

	private void answer(String event, Callable<?> callback) {
		this.service.handler.answer(event, (state) -> {
			try {
				callback.call();
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
			return Outcome.noReply(state);
		});
	}

	@Test
	void whenExecutorRefusesThatIsTheFailure() {
		this.service.executor.rejectFromNowOn(true);
		assertThat(this.process.pipeToSelf("a", () -> "a")).isEqualTo(DeliveryResult.ACCEPTED);
		this.service.executor.rejectFromNowOn(false);
		this.process.info("wake");
		this.service.run();
		assertThat(this.service.log()).containsExactly(
				"1 info Failure[name=a, " + "cause=java.util.concurrent.RejectedExecutionException: told to reject]",
				"1 info wake");
		assertThatAllPlacesAreFree();
	}

	@Test
	void whenNoInstanceRunsWorkIsRefused() {
		TestService down = new TestService();
		assertThat(down.process.pipeToSelf("a", () -> "a")).isEqualTo(DeliveryResult.NOT_RUNNING);
		down.handler.failInit(1);
		down.started();
		assertThat(down.process.pipeToSelf("a", () -> "a")).isEqualTo(DeliveryResult.NOT_RUNNING);
		this.process.lifecycle().drain();
		assertThat(this.process.pipeToSelf("a", () -> "a")).isEqualTo(DeliveryResult.NOT_RUNNING);
		this.service.run();
		assertThat(this.process.pipeToSelf("a", new CompletableFuture<>())).isEqualTo(DeliveryResult.NOT_RUNNING);
		assertThat(this.service.stats).containsExactly("dropped NOT_RUNNING", "dropped NOT_RUNNING");
	}

	private void crash() {
		this.service.handler.crashOn("broadcast boom", 1);
		this.process.broadcast("boom");
		this.service.run();
	}

	private void assertThatAllPlacesAreFree() {
		this.service.quietly();
		this.process.info("1");
		this.process.info("2");
		assertThat(this.process.info("3")).isEqualTo(DeliveryResult.MAILBOX_FULL);
		this.service.run();
		assertThat(this.service.log()).hasSize(2);
	}

	private static Callable<Object> failing(Exception failure) {
		return () -> {
			throw failure;
		};
	}

}
