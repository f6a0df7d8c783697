/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.FakeConnection;
import io.boss.websocket.IdleTimeout;
import io.boss.websocket.ServiceCall;
import io.boss.websocket.TaskResult;
import io.boss.websocket.annotation.OnInfo;
import io.boss.websocket.annotation.ServicePath;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which {@code @OnInfo} methods get what the engine itself sends.
 */
class AnnotatedInfosTests {

	private final List<String> heard = new ArrayList<>();

	@Test
	void whenMethodsTakeWhatTheEngineSendsEachGetsItsOwn() {
		BossServiceHandler<Object> handler = TestHandlers.of(new Particular(this.heard));
		tellAll(handler);
		assertThat(this.heard).containsExactly("success 42", "failure java.lang.Error: no", "call ?", "tick a",
				"timeout PT1S");
	}

	@Test
	void whenMethodTakesBothResultsItGetsBoth() {
		BossServiceHandler<Object> handler = TestHandlers.of(new General(this.heard));
		tellAll(handler);
		assertThat(this.heard).containsExactly("result sum", "result sum", "other Question", "other Tick",
				"other IdleTimeout");
	}

	@Test
	void whenResultIsOfAClientsWorkTheMethodMayTakeTheClient() {
		BossServiceHandler<Object> handler = TestHandlers.of(new ForClients(this.heard));
		BossConnection client = new FakeConnection("a");
		handler.handleJoin("/websocket/test", client, "state");
		handler.handleInfo(new TaskResult.Success("sum", 42, client, BossMessage.text("6 * 7")), "state");
		handler.handleInfo(new TaskResult.Success("sum", 43), "state");
		assertThat(this.heard).containsExactly("/websocket/test a: 6 * 7 = 42", "null null: ? = 43");
	}

	private static void tellAll(BossServiceHandler<Object> handler) {
		for (Object info : List.of(new TaskResult.Success("sum", 42), new TaskResult.Failure("sum", new Error("no")),
				new Question("?"), new Tick("a"), new IdleTimeout(Duration.ofSeconds(1)))) {
			handler.handleInfo(info, "state");
		}
	}

	record Tick(String name) {
	}

	record Question(Object request) implements ServiceCall {

		@Override
		public boolean reply(Object answer) {
			return true;
		}

		@Override
		public boolean fail(Throwable cause) {
			return true;
		}

	}

	static class Particular {

		private final List<String> heard;

		Particular(List<String> heard) {
			this.heard = heard;
		}

		@OnInfo
		void done(TaskResult.Success result) {
			this.heard.add("success " + result.value());
		}

		@OnInfo
		void failed(TaskResult.Failure result) {
			this.heard.add("failure " + result.cause());
		}

		@OnInfo
		void called(ServiceCall call) {
			this.heard.add("call " + call.request());
		}

		@OnInfo
		void ticked(Tick tick) {
			this.heard.add("tick " + tick.name());
		}

		@OnInfo
		void silent(IdleTimeout timeout) {
			this.heard.add("timeout " + timeout.after());
		}

	}

	static class ForClients {

		private final List<String> heard;

		ForClients(List<String> heard) {
			this.heard = heard;
		}

		@OnInfo
		void done(@ServicePath String url, TaskResult.Success result, BossConnection client) {
			String question = (result.message() instanceof BossMessage.Text text) ? text.payload() : "?";
			this.heard
				.add(url + " " + ((client != null) ? client.id() : null) + ": " + question + " = " + result.value());
		}

	}

	static class General {

		private final List<String> heard;

		General(List<String> heard) {
			this.heard = heard;
		}

		@OnInfo
		void done(TaskResult result) {
			this.heard.add("result " + result.name());
		}

		@OnInfo
		void other(Object other) {
			this.heard.add("other " + other.getClass().getSimpleName());
		}

	}

}
