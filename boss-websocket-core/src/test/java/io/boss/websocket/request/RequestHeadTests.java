/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.request;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import io.boss.websocket.BossMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RequestHead}: which messages are requests, which ids are ids, and what
 * is left of a message.
 */
class RequestHeadTests {

	@ParameterizedTest
	@ValueSource(strings = { "{\"boss.id\" :7}", " {\"boss.id\":7}", "{ \"boss.id\":7}", "{\"a\":1,\"boss.id\":7}", "{",
			"", "{\"boss.", "{\"boss.re\":7}", "{\"boss.idea\":7}", "{\"boss\":\"q5Zr8k2A\",\"type\":\"boss.ack\"}" })
	void whenMessageBeginsOtherwiseThenItIsOrdinary(String text) {
		assertThat(of(text)).isNull();
		assertThat(RequestHead.of(BossMessage.text(text))).isNull();
	}

	@Test
	void whenMessageIsBinaryThenItIsOrdinary() {
		assertThat(RequestHead.of(BossMessage.binary("{\"boss.id\":7}".getBytes(StandardCharsets.UTF_8)))).isNull();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\0',
			value = { "{\"boss.id\":7,\"type\":\"ask\"}|7|{\"type\":\"ask\"}", "{\"boss.id\":7}|7|{}",
					"{\"boss.id\":0}|0|{}", "{\"boss.id\":9007199254740991}|9007199254740991|{}",
					"{\"boss.id\":\"a b\",\"é\":\"ü\"}|\"a b\"|{\"é\":\"ü\"}", "{\"boss.id\": 7, \"a\":1}|7|{ \"a\":1}",
					"{\"boss.id\":7 ,\"a\":1}|7|{\"a\":1}", "{\"boss.id\":7,}|7|{,}", "{\"boss.id\":7|7|{",
					"{\"boss.id\":7,7}|7|{,7}", "{\"boss.id\":7}}|7|{}}" })
	void whenMessageIsARequestThenTheMemberIsTakenOut(String text, String id, String rest) {
		for (RequestHead head : new RequestHead[] { of(text), RequestHead.of(BossMessage.text(text)) }) {
			assertThat(head.kind()).isEqualTo(RequestHead.Kind.ASKS);
			assertThat(head.id()).isEqualTo(id);
			assertThat(head.rest().payload()).isEqualTo(rest);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"boss.id\":}", "{\"boss.id\":-1}", "{\"boss.id\":1.5}", "{\"boss.id\":1e3}",
			"{\"boss.id\":07}", "{\"boss.id\":9007199254740992}", "{\"boss.id\":90071992547409910}",
			"{\"boss.id\":99999999999999999999999999}", "{\"boss.id\":\"\"}", "{\"boss.id\":\"a\\\"\"}",
			"{\"boss.id\":\"é\"}", "{\"boss.id\":\"a", "{\"boss.id\":null}", "{\"boss.id\":[7]}", "{\"boss.id\":7x}",
			"{\"boss.id\":\"a\"b}", "{\"boss.id\":",
			"{\"boss.id\":\"12345678901234567890123456789012345678901234567890123456789012345\"}" })
	void whenIdIsNoneThenTheMessageIsMalformed(String text) {
		assertThat(of(text).kind()).isEqualTo(RequestHead.Kind.MALFORMED);
		assertThat(of(text).id()).isNull();
	}

	@Test
	void whenIdHas64CharactersThenItIsOne() {
		String id = "\"" + "x".repeat(64) + "\"";
		assertThat(of("{\"boss.id\":" + id + "}").id()).isEqualTo(id);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\0',
			value = { "{\"boss.cancel\":7}|7", "{\"boss.cancel\":\"a\"}|\"a\"" })
	void whenClientCancelsThenTheIdIsTold(String text, String id) {
		assertThat(of(text)).isEqualTo(new RequestHead(RequestHead.Kind.CANCELS, id, null));
	}

	@Test
	void whenClientCancelsWhatIsNoIdThenThereIsNone() {
		assertThat(of("{\"boss.cancel\":true}")).isEqualTo(new RequestHead(RequestHead.Kind.CANCELS, null, null));
	}

	private static RequestHead of(String text) {
		return RequestHead.of(BossMessage.utf8(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8))));
	}

}
