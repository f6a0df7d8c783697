/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import io.boss.websocket.ClientAskException;
import io.boss.websocket.ClientAskException.Failure;
import io.boss.websocket.test.payload.Payloads;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/**
 * Answers of a {@link FakeConnection} to what it is asked. Safe on any thread.
 */
final class FakeAnswers {

	private final List<Answer<?>> answers = new CopyOnWriteArrayList<>();

	<T> void add(Class<T> type, Function<? super T, ? extends @Nullable Object> answer) {
		this.answers.add(new Answer<>(type, answer));
	}

	boolean isEmpty() {
		return this.answers.isEmpty();
	}

	<T> CompletionStage<T> answer(Object request, Class<T> type, Payloads payloads) {
		for (Answer<?> answer : this.answers) {
			if (answer.type().isInstance(request)) {
				return stage(answer.of(request), type, payloads);
			}
		}
		return stage(ProblemDetail.forStatus(HttpStatus.NOT_IMPLEMENTED), type, payloads);
	}

	@SuppressWarnings("unchecked") // the stage of a test is taken as it is
	private static <T> CompletionStage<T> stage(@Nullable Object answer, Class<T> type, Payloads payloads) {
		if (answer instanceof CompletionStage<?> stage) {
			return (CompletionStage<T>) stage;
		}
		if (answer instanceof Throwable failure) {
			return CompletableFuture.failedStage(failure);
		}
		if (answer instanceof ProblemDetail problem) {
			return failed(
					new ClientAskException(Failure.FAILED, "The client has answered with a problem", problem, null));
		}
		if (answer == null || type.isInstance(answer)) {
			return CompletableFuture.completedStage((T) answer);
		}
		try {
			return CompletableFuture.completedStage(payloads.read(payloads.write(answer), type));
		}
		catch (IllegalArgumentException | JacksonException ex) {
			return failed(new ClientAskException(Failure.UNREADABLE, "The answer of the client is no " + type.getName(),
					null, ex));
		}
	}

	static <T> CompletionStage<T> gone() {
		return failed(new ClientAskException(Failure.CLOSED, "The client is gone", null, null));
	}

	private static <T> CompletionStage<T> failed(ClientAskException failure) {
		return CompletableFuture.failedStage(failure);
	}

	private record Answer<T>(Class<T> type, Function<? super T, ? extends @Nullable Object> function) {

		@Nullable Object of(Object request) {
			return this.function.apply(this.type.cast(request));
		}

	}

}
