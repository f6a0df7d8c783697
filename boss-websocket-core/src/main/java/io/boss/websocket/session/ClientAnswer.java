/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.session;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.ClientAskException;
import io.boss.websocket.ClientAskException.Failure;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/**
 * Answer of a client to a request of its service.
 *
 * @param id the id of the request, or {@code null} if it cannot be read
 * @param rest what follows the id, with the end of the object
 */
record ClientAnswer(@Nullable String id, String rest) {

	static final String BEGIN = "{\"boss.re\":";

	private static final String VALUE = ",\"boss.value\":";

	private static final String ERROR = ",\"boss.error\":";

	private static final String DONE = ",\"boss.done\":true}";

	private static final int LONGEST_ID = 64;

	/**
	 * Reads the beginning of an answer.
	 * @param text what begins with {@link #BEGIN}
	 * @return the answer
	 */
	static ClientAnswer of(String text) {
		int begin = BEGIN.length() + 1;
		int end = text.startsWith("\"", BEGIN.length()) ? text.indexOf('"', begin) : -1;
		return (end >= 0 && end - begin <= LONGEST_ID)
				? new ClientAnswer(text.substring(begin, end), text.substring(end + 1).strip())
				: new ClientAnswer(null, "");
	}

	/**
	 * Makes an object of what the client has said.
	 * @param type the type of the object
	 * @param reader makes it
	 * @param client the client
	 * @param <T> the type
	 * @return the object; {@code null} if the client has answered nothing, or that does
	 * not matter
	 * @throws ClientAskException if the client has answered with a problem
	 */
	@SuppressWarnings("unchecked") // a reader makes what it is asked for
	<T> @Nullable T as(Class<T> type, AnswerReader reader, BossConnection client) {
		if (isProblem()) {
			throw new ClientAskException(Failure.FAILED, "The client has answered with a problem",
					problem(member(ERROR), reader, client), null);
		}
		if (this.rest.equals(DONE) || type == Void.class || type == void.class) {
			return null;
		}
		boolean value = this.rest.startsWith(VALUE);
		String json = value ? member(VALUE) : "{" + (this.rest.startsWith(",") ? this.rest.substring(1) : this.rest);
		return json.equals("null") ? null : (T) reader.read(message(json, type), type, client);
	}

	boolean isProblem() {
		return this.rest.startsWith(ERROR);
	}

	private String member(String name) {
		int end = this.rest.endsWith("}") ? this.rest.length() - 1 : this.rest.length();
		return this.rest.substring(Math.min(name.length(), end), end).strip();
	}

	// As text, JSON would be a string already.
	private static BossMessage message(String json, Class<?> type) {
		return type.isAssignableFrom(String.class) ? BossMessage.binary(json.getBytes(StandardCharsets.UTF_8))
				: BossMessage.text(json);
	}

	private static ProblemDetail problem(String json, AnswerReader reader, BossConnection client) {
		ProblemDetail problem = ProblemDetail.forStatus(HttpStatus.INTERNAL_SERVER_ERROR);
		Map<?, ?> members = members(json, reader, client);
		if (members.get("status") instanceof Number status) {
			problem.setStatus(status.intValue());
		}
		if (members.get("title") instanceof String title) {
			problem.setTitle(title);
		}
		if (members.get("detail") instanceof String detail) {
			problem.setDetail(detail);
		}
		members.forEach((name, value) -> {
			if (!isStandard(name)) {
				problem.setProperty(name.toString(), value);
			}
		});
		return problem;
	}

	private static boolean isStandard(Object name) {
		return name.equals("status") || name.equals("title") || name.equals("detail") || name.equals("type")
				|| name.equals("instance");
	}

	private static Map<?, ?> members(String json, AnswerReader reader, BossConnection client) {
		try {
			return (Map<?, ?>) reader.read(BossMessage.text(json), Map.class, client);
		}
		catch (RuntimeException ex) {
			// The client has failed all the same.
			return Map.of();
		}
	}

}
