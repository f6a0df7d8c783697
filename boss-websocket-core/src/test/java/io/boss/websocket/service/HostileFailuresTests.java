/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.util.function.Supplier;
import java.util.stream.Stream;

import io.boss.websocket.Outcome;
import io.boss.websocket.ServiceState;
import io.boss.websocket.TerminationReason;
import io.boss.websocket.delivery.QueuedEvents;
import io.boss.websocket.service.TestService.TestClient;
import io.boss.websocket.stats.ServiceStats;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Failures that fail themselves when somebody looks at them, and what they must not
 * change: what follows a failure does not depend on whether it can be shown.
 */
@ExtendWith(OutputCaptureExtension.class)
class HostileFailuresTests {

	private static TestService service(ErrorPolicy policy) {
		return new TestService(policy, (failure) -> false).started();
	}

	static Stream<Arguments> hostile() {
		return Stream.of(ErrorPolicy.values())
			.flatMap((policy) -> Stream
				.of(Named.of("message overflows", new Hostile(() -> overflow(1))),
						Named.of("message fails", new Hostile(Hostile::fail)), Named.of("stack", new HostileStack()),
						Named.of("cause", new HostileCause()), Named.of("no text", new NoText()))
				.map((failure) -> Arguments.of(policy, failure)));
	}

	private static String overflow(int depth) {
		return (depth > 0) ? overflow(depth + 1) + depth : "";
	}

	@ParameterizedTest
	@MethodSource("hostile")
	void whenFailureCannotBeShownItIsHandledLikeOthers(ErrorPolicy policy, RuntimeException failure) {
		TestService service = service(policy);
		TestClient client = service.join("a");
		service.quietly();
		for (int i = 0; i < 2; i++) {
			service.handler.answer("a: x", (state) -> {
				throw failure;
			});
		}
		client.says("x");
		client.says("y");
		service.run();
		assertThat(service.process.state()).isEqualTo(ServiceState.RUNNING);
		if (policy == ErrorPolicy.ISOLATE) {
			assertThat(service.log()).containsExactly("1 a: x", "1 a: y");
			assertThat(service.stats).contains("dropped FAILED", "told failed a").doesNotContain("crashed");
		}
		else {
			assertThat(service.log()).contains("2 rejoin a", "2 a: x", "3 rejoin a", "3 a: y");
		}
	}

	@ParameterizedTest
	@MethodSource("hostile")
	void whenLastFailureCannotBeShownServiceIsDownAllTheSame(ErrorPolicy policy, RuntimeException failure) {
		TestService service = service(policy);
		TestClient client = service.join("a");
		service.quietly();
		for (int i = 0; i < 8; i++) {
			service.handler.answer("info x", (state) -> {
				throw failure;
			});
		}
		// The second time each info is dropped, which does not count.
		for (int i = 0; i < 4; i++) {
			service.process.info("x");
			service.run();
		}
		assertThat(service.process.state()).isEqualTo(ServiceState.DOWN);
		assertThat(client.connection.sent()).isNotEmpty();
		assertThat(service.process.clientCount()).isZero();
	}

	@Test
	void whenServiceCrashesItsLogIsNotWrittenByTheClient(CapturedOutput output) {
		TestService service = service(ErrorPolicy.RESTART);
		TestClient client = service.join("a");
		service.handler.answer("a: x", (state) -> {
			throw new IllegalStateException("no\r\nforged \u001b[31m" + "x".repeat(100_000),
					new IllegalArgumentException("why\nforged"));
		});
		client.says("x");
		service.run();
		assertThat(output).contains("Service 'test' has crashed in handleIncoming")
			.contains("no??forged")
			.contains("HostileFailuresTests")
			.contains("why?forged")
			.doesNotContain("\nforged")
			.doesNotContain("\u001b[31m")
			.doesNotContain("x".repeat(1000));
	}

	@Test
	void whenListenerOfEventsFailsItsLogIsNotWrittenByTheClient(CapturedOutput output) {
		QueuedEvents events = new QueuedEvents((event) -> {
			throw new IllegalArgumentException("gone:\nforged");
		}, Runnable::run, (service) -> ServiceStats.NONE);
		events.publish("event");
		assertThat(output).contains("A listener has failed to handle String").contains("gone:?forged");
	}

	@ParameterizedTest
	@EnumSource
	void whenHandlerThrowsTheSameExceptionEachTimeItDoesNotGrow(ErrorPolicy policy) {
		TestService service = service(policy);
		IllegalStateException constant = new IllegalStateException("constant");
		service.handler.onError((failure, state) -> {
			throw constant;
		});
		TestClient client = service.join("a");
		for (int i = 0; i < 50; i++) {
			service.handler.answer("a: x", (state) -> {
				throw new IllegalArgumentException("of a client");
			});
			client.says("x");
			service.run();
		}
		assertThat(constant.getSuppressed()).hasSizeLessThan(10);
	}

	@Test
	void whenServiceStopsItselfItsLogIsNotWrittenByTheClient(CapturedOutput output) {
		TestService service = service(ErrorPolicy.ISOLATE);
		TestClient client = service.join("a");
		service.handler.answer("a: x", (state) -> Outcome.stop(TerminationReason.stopped("bad\nforged"), state));
		client.says("x");
		service.run();
		assertThat(output).contains("has stopped itself: bad?forged");
	}

	private static final class Hostile extends RuntimeException {

		private final transient Supplier<String> text;

		private Hostile(Supplier<String> text) {
			this.text = text;
		}

		@Override
		public String getMessage() {
			return this.text.get();
		}

		static String fail() {
			throw new UnsupportedOperationException();
		}

	}

	private static final class HostileStack extends RuntimeException {

		@Override
		public StackTraceElement[] getStackTrace() {
			throw new UnsupportedOperationException();
		}

	}

	private static final class HostileCause extends RuntimeException {

		@Override
		public Throwable getCause() {
			throw new UnsupportedOperationException();
		}

	}

	private static final class NoText extends RuntimeException {

		@Override
		public String toString() {
			return null;
		}

	}

}
