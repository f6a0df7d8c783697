/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.request;

import java.net.URI;

import io.boss.websocket.BossMessage;
import io.boss.websocket.FakeConnection;
import io.boss.websocket.OverflowPolicy;
import org.junit.jupiter.api.Test;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.messaging.converter.MessageConversionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link AnswerText} and {@link JsonText}.
 */
class AnswerTextTests {

	private final FakeConnection client = new FakeConnection("1");

	@Test
	void whenAnswerIsAnObjectThenTheMemberIsPutInFront() {
		assertThat(of(BossMessage.text("{\"a\":1}"))).isEqualTo("{\"boss.re\":7,\"a\":1}");
		assertThat(of(BossMessage.text("{}"))).isEqualTo("{\"boss.re\":7}");
		assertThat(of(BossMessage.text("{ \n}"))).isEqualTo("{\"boss.re\":7 \n}");
	}

	@Test
	void whenAnswerIsSomethingElseThenItIsAMember() {
		assertThat(of("say \"é\"\n\u0001\\"))
			.isEqualTo("{\"boss.re\":7,\"boss.value\":\"say \\\"é\\\"\\n\\u0001\\\\\"}");
		assertThat(of("{}")).isEqualTo("{\"boss.re\":7,\"boss.value\":\"{}\"}");
		assertThat(of(new byte[] { 1, 2 })).isEqualTo("{\"boss.re\":7,\"boss.value\":\"AQI=\"}");
		assertThat(of(BossMessage.text("[1]"))).isEqualTo("{\"boss.re\":7,\"boss.value\":\"[1]\"}");
	}

	@Test
	void whenConverterWritesNoJsonThenItIsText() {
		assertThat(of(3)).isEqualTo("{\"boss.re\":7,\"boss.value\":\"<3>\"}");
	}

	@Test
	void whenAnswerIsAPartThenMoreFollows() {
		assertThat(text(AnswerText.of("\"a\"", true, BossMessage.text("{\"a\":1}"), this.client)))
			.isEqualTo("{\"boss.re\":\"a\",\"boss.more\":true,\"a\":1}");
		assertThat(text(AnswerText.of("\"a\"", true, "b", this.client)))
			.isEqualTo("{\"boss.re\":\"a\",\"boss.more\":true,\"boss.value\":\"b\"}");
		assertThat(text(AnswerText.done("\"a\""))).isEqualTo("{\"boss.re\":\"a\",\"boss.done\":true}");
	}

	@Test
	void whenAnswerIsBinaryThenItCannotBeWritten() {
		assertThatExceptionOfType(MessageConversionException.class)
			.isThrownBy(() -> of(BossMessage.binary(new byte[1])))
			.withMessage("An answer is JSON in a text message, and this one is binary");
	}

	@Test
	void whenMessageHasAPolicyThenItIsKeptButNotItsKey() {
		BossMessage message = BossMessage.text("{}").onOverflow(OverflowPolicy.DROP_NEWEST).conflatedBy("a");
		BossMessage answer = AnswerText.of("7", false, message, this.client);
		assertThat(answer.options().overflow()).isEqualTo(OverflowPolicy.DROP_NEWEST);
		assertThat(answer.options().conflationKey()).isNull();
	}

	@Test
	void whenProblemIsTheLibrarysThenItHasNoType() {
		assertThat(text(AnswerText.error(null, RequestProblem.of(HttpStatus.BAD_REQUEST, "a \"b\""), null)))
			.isEqualTo("{\"boss.re\":null,\"boss.error\":{\"status\":400,\"title\":\"Bad Request\","
					+ "\"detail\":\"a \\\"b\\\"\"}}");
	}

	@Test
	void whenProblemIsTheApplicationsThenItIsWrittenWhole() {
		ProblemDetail problem = ProblemDetail.forStatus(HttpStatus.PAYMENT_REQUIRED);
		problem.setType(URI.create("urn:poor"));
		problem.setInstance(URI.create("/7"));
		problem.setTitle("No money");
		assertThat(text(AnswerText.error("7", problem, this.client))).isEqualTo("{\"boss.re\":7,\"boss.error\":"
				+ "{\"status\":402,\"type\":\"urn:poor\",\"title\":\"No money\",\"instance\":\"/7\"}}");
	}

	@Test
	void whenNothingWritesTheMembersOfAProblemThenTheyAreLeftOut() {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, "b");
		problem.setProperty("a", 1);
		assertThat(text(AnswerText.error("7", problem, this.client)))
			.isEqualTo("{\"boss.re\":7,\"boss.error\":{\"status\":409,\"title\":\"Conflict\",\"detail\":\"b\"}}");
	}

	private String of(Object value) {
		return text(AnswerText.of("7", false, value, this.client));
	}

	private static String text(BossMessage message) {
		return ((BossMessage.Text) message).payload();
	}

}
