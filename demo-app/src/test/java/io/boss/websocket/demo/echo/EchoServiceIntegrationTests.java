package io.boss.websocket.demo.echo;

import io.boss.websocket.test.client.BossWebSocketClient;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EchoService} over the wire.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class EchoServiceIntegrationTests {

	@LocalServerPort
	private int port;

	@Test
	void whenTextAndBytesAreSentTheyComeBackInOrder() {
		try (BossWebSocketClient client = BossWebSocketClient.connect(this.port, "/websocket/echo")) {
			client.send("Grüße 🌍");
			client.send(new byte[] { 0, 1, -1 });
			client.send("");
			assertThat(client.receive()).isEqualTo("Grüße 🌍");
			assertThat(client.receive()).isEqualTo(new byte[] { 0, 1, -1 });
			assertThat(client.receive()).isEqualTo("");
		}
	}

	@Test
	void whenTextIsTooLongClientIsClosed() {
		try (BossWebSocketClient client = BossWebSocketClient.connect(this.port, "/websocket/echo")) {
			// In two, so that it cannot close before the last of it is on its way.
			client.sendPart("x".repeat(64 * 1024));
			client.send("x");
			assertThat(client).isClosedWith(1009);
		}
	}

}
