/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.tester;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import io.boss.websocket.BossMessage;
import io.boss.websocket.test.payload.Payloads;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/**
 * Part of a client that speaks {@code boss.v1}, as the client for pages does: takes out
 * what is the protocol's, and answers requests of the service. The mark, which differs in
 * each run, is in no line of the transcript.
 */
final class PageProtocol {

	private final Payloads payloads;

	private final List<Answer<?>> answers = new ArrayList<>();

	private @Nullable String mark;

	PageProtocol(Payloads payloads) {
		this.payloads = payloads;
	}

	<T> void add(Class<T> type, Function<? super T, ? extends @Nullable Object> answer) {
		this.answers.add(new Answer<>(type, answer));
	}

	/**
	 * The service has welcomed the client.
	 * @param mark what begins the messages of the protocol from now on
	 */
	void begin(String mark) {
		this.mark = mark;
	}

	/**
	 * Takes out what is the protocol's.
	 * @param text what has come
	 * @param line takes a line for the transcript
	 * @param answer takes an answer
	 * @return whether the text is no message of the application
	 */
	boolean takes(String text, Consumer<String> line, Consumer<String> answer) {
		String mark = this.mark;
		if (mark == null) {
			return false;
		}
		String own = "{\"boss\":\"" + mark + "\",";
		if (text.startsWith(own)) {
			line.accept("hears {" + text.substring(own.length()));
			return true;
		}
		if (text.startsWith("{\"boss.cancel\":\"" + mark + ".")) {
			line.accept("is asked no more");
			return true;
		}
		String asked = "{\"boss.id\":\"";
		if (text.startsWith(asked + mark + ".")) {
			int end = text.indexOf('"', asked.length());
			answer(text.substring(asked.length(), end), text.substring(end + 1), line, answer);
			return true;
		}
		return false;
	}

	private void answer(String id, String rest, Consumer<String> line, Consumer<String> answer) {
		String request = "{" + (rest.startsWith(",") ? rest.substring(1) : rest);
		line.accept("is asked " + request);
		String said = said(request);
		line.accept("answers {" + said);
		answer.accept("{\"boss.re\":\"" + id + "\"," + said);
	}

	private String said(String request) {
		for (Answer<?> answer : this.answers) {
			String said = said(answer, BossMessage.text(request));
			if (said != null) {
				return said;
			}
		}
		return "\"boss.error\":" + json(ProblemDetail.forStatus(HttpStatus.NOT_IMPLEMENTED)) + "}";
	}

	private <T> @Nullable String said(Answer<T> answer, BossMessage message) {
		T request;
		try {
			request = this.payloads.read(message, answer.type());
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
		Object value = answer.function().apply(request);
		if (value == null) {
			return "\"boss.done\":true}";
		}
		String json = json(value);
		if (value instanceof ProblemDetail) {
			return "\"boss.error\":" + json + "}";
		}
		return (json.startsWith("{") && json.length() > 2) ? json.substring(1) : "\"boss.value\":" + json + "}";
	}

	// In a list, also text is JSON.
	private String json(Object value) {
		String list = ((BossMessage.Text) this.payloads.write(List.of(value))).payload();
		return list.substring(1, list.length() - 1);
	}

	private record Answer<T>(Class<T> type, Function<? super T, ? extends @Nullable Object> function) {
	}

}
