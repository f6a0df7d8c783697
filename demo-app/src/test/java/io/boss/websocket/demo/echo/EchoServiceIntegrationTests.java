package io.boss.websocket.demo.echo;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletionException;

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
			sendAsMuchAsItTakes(client, "x".repeat(64 * 1024 + 1));
			assertThat(client.closeCode()).isEqualTo(1009);
		}
	}

	// It may have closed before the last of it is on its way.
	private static void sendAsMuchAsItTakes(TestClient client, String text) {
		try {
			client.send(text);
		}
		catch (CompletionException ex) {
			assertThat(ex).hasRootCauseMessage("Output closed");
		}
	}

}
