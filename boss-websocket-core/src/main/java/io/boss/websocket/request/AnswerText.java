/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.request;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.OverflowPolicy;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ProblemDetail;
import org.springframework.messaging.converter.MessageConversionException;

/**
 * Text of the answers to one request. An object gets the members of the protocol in front
 * of its own, anything else becomes a member.
 */
final class AnswerText {

	private static final String BEGINNINGS = "[\"-0123456789tfn";

	private AnswerText() {
	}

	/**
	 * Writes an answer, or a part of one.
	 * @param id the id of the request
	 * @param more whether it is a part
	 * @param value the value
	 * @param client the client that gets it
	 * @return the message
	 * @throws MessageConversionException if it cannot be written as JSON
	 */
	static BossMessage of(String id, boolean more, Object value, BossConnection client) {
		String head = "{\"boss.re\":" + id + (more ? ",\"boss.more\":true" : "");
		if (value instanceof CharSequence text) {
			return member(head, "boss.value", JsonText.quote(text.toString()));
		}
		if (value instanceof byte[] bytes) {
			return member(head, "boss.value", '"' + Base64.getEncoder().encodeToString(bytes) + '"');
		}
		boolean plain = value instanceof BossMessage;
		if (!(client.encode(value) instanceof BossMessage.Text text)) {
			throw new MessageConversionException("An answer is JSON in a text message, and "
					+ (plain ? "this one" : "what the converter of service '" + client.service() + "' has written")
					+ " is binary");
		}
		if (text.startsWith("{")) {
			return object(head, text);
		}
		String json = text.payload();
		// What is no JSON at all must not spoil what is around it.
		boolean quoted = plain || json.isEmpty() || BEGINNINGS.indexOf(json.charAt(0)) < 0;
		BossMessage answer = member(head, "boss.value", quoted ? JsonText.quote(json) : json);
		return withPolicyOf(text, answer);
	}

	static BossMessage done(String id) {
		return member("{\"boss.re\":" + id, "boss.done", "true");
	}

	/**
	 * Writes a problem.
	 * @param id the id of the request, or {@code null} if it has none
	 * @param problem the problem
	 * @param client the client that gets it, or {@code null} if the problem has no more
	 * than its own members
	 * @return the message
	 */
	static BossMessage error(@Nullable String id, ProblemDetail problem, @Nullable BossConnection client) {
		return member("{\"boss.re\":" + id, "boss.error", JsonText.of(problem, client));
	}

	private static BossMessage member(String head, String name, String json) {
		return BossMessage.text(head + ",\"" + name + "\":" + json + '}');
	}

	private static BossMessage object(String head, BossMessage.Text object) {
		byte[] first = head.getBytes(StandardCharsets.US_ASCII);
		ByteBuffer members = object.bytes().position(1);
		ByteBuffer answer = ByteBuffer.allocate(first.length + 1 + members.remaining()).put(first);
		if (!isEmpty(members)) {
			answer.put((byte) ',');
		}
		return withPolicyOf(object, BossMessage.utf8(answer.put(members).flip()));
	}

	private static boolean isEmpty(ByteBuffer members) {
		int index = members.position();
		while (index < members.limit() && members.get(index) <= ' ' && members.get(index) >= 0) {
			index++;
		}
		return index < members.limit() && members.get(index) == '}';
	}

	// But not with its key: the answer to one request must not replace that to another.
	private static BossMessage withPolicyOf(BossMessage original, BossMessage answer) {
		OverflowPolicy policy = original.options().overflow();
		return (policy != null) ? answer.onOverflow(policy) : answer;
	}

}
