/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.security.lifetime;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.boss.websocket.BossMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link InBand}.
 */
class InBandTests {

	@Test
	void whenClientShowsSomethingThenItIsRead() {
		BossMessage token = BossMessage.text("{\"type\":\"boss.authentication\",\"token\":\"a.b-c_d\"}");
		assertThat(InBand.isAbout(token)).isTrue();
		assertThat(InBand.read(token)).isEqualTo(new InBand.Credential(false, "a.b-c_d")).hasToString("a token");
		BossMessage ticket = BossMessage.text("{\"type\":\"boss.authentication\" , \"ticket\" : \"abc\" } ");
		assertThat(InBand.read(ticket)).isEqualTo(new InBand.Credential(true, "abc")).hasToString("a ticket");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "{\"type\":\"boss.authentications\"}", "{\"type\":\"boss.authenticatio",
			"{\"types\":\"boss.authentication\"}", "{\"type\":[\"boss.authentication\"]}",
			"{\"type\":\"chat\",\"text\":\"boss.authentication\"}", "[{\"type\":\"boss.authentication\"}]",
			"{\"inner\":{\"type\":\"boss.authentication\"}}", "{\"type\":\"boss.authentication\\u0000\"}",
			"{\"text\":\"\\\"type\\\":\\\"boss.authentication\\\"\"}", "\"type\":\"boss.authentication\"",
			"{\"list\":[\"type\",\"boss.authentication\"],\"type\":null}", "{\"type\",\"boss.authentication\"}" })
	void whenMessageIsSomethingElseThenItIsNotForUs(String text) {
		assertThat(InBand.isAbout(BossMessage.text(text))).isFalse();
		assertThat(InBand.isAbout(BossMessage.binary(text.getBytes(StandardCharsets.UTF_8)))).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { " {\"type\":\"boss.authentication\"}", "\r\n\t{ \"type\" :\n\"boss.authentication\" }",
			"\uFEFF{\"type\":\"boss.authentication\"}", "{\"token\":\"S\",\"type\":\"boss.authentication\"}",
			"{\"\\u0074ype\":\"boss.authentication\"}", "{\"type\":\"boss\\u002Eauthentic\\u0061tion\"}",
			"{\"type\":\"chat\",\"type\":\"boss.authentication\"}",
			"{\"type\":\"boss.authentication\",\"type\":\"chat\"}", "{\"type\":1,\"type\":\"boss.authentication\"}",
			"{\"a\":{\"b\":[{}]},\"type\":\"boss.authentication\"}",
			"{\"a\":\"}\\\"]\",\"type\":\"boss.authentication\"}", "{\"type\":\"boss.authentication\",\"token\":\"S",
			"{\"type\":\"boss.authentication\"}}}nonsense", "{\"type\":\"boss.authentication",
			"{\"token\":\"S\" \"type\":\"boss.authentication\"}", "{\"token\":S]},\"type\":\"boss.authentication\"}",
			"{\"token\":\"\\u00\",\"type\":\"boss.authentication\"}" })
	void whenMessageIsWrittenInAnotherWayThenItIsForUsAllTheSame(String text) {
		assertThat(InBand.isAbout(BossMessage.text(text))).isTrue();
		assertThat(InBand.isAbout(BossMessage.utf8(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8))))).isTrue();
		for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16, StandardCharsets.UTF_16LE,
				Charset.forName("UTF-32"))) {
			assertThat(InBand.isAbout(BossMessage.binary(text.getBytes(charset)))).as(charset.name()).isTrue();
		}
	}

	@Test
	void whenOtherMembersAreLargeOrDeepThenTypeIsFoundBehindThem() {
		String text = "{\"" + "n".repeat(100_000) + "\":\"" + "x".repeat(1_000_000) + "\",\"deep\":"
				+ "[".repeat(100_000) + "]".repeat(100_000) + ",\"type\":\"boss.authentication\"}";
		assertThat(InBand.isAbout(BossMessage.text(text))).isTrue();
		assertThat(InBand.read(BossMessage.text(text))).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"token\":\"a.b\",\"type\":\"boss.authentication\"}",
			" { \"token\" : \"a.b\" , \"type\" : \"boss.authentication\" } ",
			"\uFEFF{\"\\u0074ype\":\"boss.authenticatio\\u006E\",\"token\":\"\\u0061.b\"}" })
	void whenTokenIsWrittenInAnotherWayThenItIsReadAllTheSame(String text) {
		assertThat(InBand.read(BossMessage.text(text))).isEqualTo(new InBand.Credential(false, "a.b"));
		assertThat(InBand.read(BossMessage.binary(text.getBytes(StandardCharsets.UTF_8))))
			.isEqualTo(new InBand.Credential(false, "a.b"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "}", ",\"token\":\"\"}", ",\"token\":\"a\",\"more\":1}", ",\"token\":\"a\\\"b\"}",
			",\"secret\":\"a\"}", ",\"token\":1}", ",\"token\":\"a\",\"token\":\"a\"}",
			",\"token\":\"a\",\"type\":\"boss.authentication\"}", ",\"token\":\"a\",\"ticket\":\"a\"}",
			",\"token\":\"a\"", ",\"token\":\"a", ",\"token\":\"a\",}", ",\"token\":\"\\u00\"}", ",\"token\":\"a\"}}",
			",\"token\":\"a\\x\"}", ",\"token\":\"a\"},", ",\"token\":\"\\" })
	void whenNothingIsShownThenNothingIsRead(String rest) {
		BossMessage message = BossMessage.text("{\"type\":\"boss.authentication\"" + rest);
		assertThat(InBand.isAbout(message)).isTrue();
		assertThat(InBand.read(message)).isNull();
	}

}
