package io.boss.websocket.demo.echo;

import java.nio.ByteBuffer;

import io.boss.websocket.demo.TestClient;
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
		try (TestClient client = TestClient.connect(this.port, "echo")) {
			client.send("Grüße 🌍");
			client.send(new byte[] { 0, 1, -1 });
			client.send("");
			assertThat(client.take()).isEqualTo("Grüße 🌍");
			assertThat(client.take()).isEqualTo(ByteBuffer.wrap(new byte[] { 0, 1, -1 }));
			assertThat(client.take()).isEqualTo("");
		}
	}

	@Test
	void whenTextIsTooLongClientIsClosed() {
		try (TestClient client = TestClient.connect(this.port, "echo")) {
			// In two, so that it cannot close before the last of it is on its way.
			client.sendPart("x".repeat(64 * 1024));
			client.send("x");
			assertThat(client.closeCode()).isEqualTo(1009);
		}
	}

}
