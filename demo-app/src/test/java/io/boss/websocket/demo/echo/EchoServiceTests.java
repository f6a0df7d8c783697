package io.boss.websocket.demo.echo;

import java.util.List;

import io.boss.websocket.BossMessage;
import io.boss.websocket.test.FakeConnection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EchoService}.
 */
class EchoServiceTests {

	static final List<BossMessage> messages = List.of(BossMessage.text("Grüße"), BossMessage.text(""),
			BossMessage.binary(new byte[] { 0, -1 }));

	private final FakeConnection client = new FakeConnection("1");

	@ParameterizedTest
	@FieldSource("messages")
	void whenMessageArrivesSendsItBackAndCountsIt(BossMessage message) {
		assertThat(new EchoService().echo(message, this.client, 41L)).isEqualTo(42L);
		assertThat(this.client.take(BossMessage.class)).containsExactly(message);
	}

}
