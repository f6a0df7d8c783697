package io.boss.websocket.security.lifetime;

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
	@ValueSource(strings = { "", "{", "{\"type\":\"boss.authentication", "{\"type\":\"boss.authentications\"}",
			" {\"type\":\"boss.authentication\"}", "{\"type\":\"chat\",\"text\":\"boss.authentication\"}" })
	void whenMessageIsSomethingElseThenItIsNotForUs(String text) {
		assertThat(InBand.isAbout(BossMessage.text(text))).isFalse();
		assertThat(InBand.isAbout(BossMessage.binary("{\"type\":\"boss.authentication\"}".getBytes()))).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "}", ",\"token\":\"\"}", ",\"token\":\"a\",\"more\":1}", ",\"token\":\"a\\\"b\"}",
			",\"secret\":\"a\"}", ",\"token\":1}" })
	void whenNothingIsShownThenNothingIsRead(String rest) {
		BossMessage message = BossMessage.text("{\"type\":\"boss.authentication\"" + rest);
		assertThat(InBand.isAbout(message)).isTrue();
		assertThat(InBand.read(message)).isNull();
	}

}
