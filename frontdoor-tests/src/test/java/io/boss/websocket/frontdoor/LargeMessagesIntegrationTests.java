package io.boss.websocket.frontdoor;

import java.nio.charset.StandardCharsets;
import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Messages far larger than the buffers of the containers.
 */
class LargeMessagesIntegrationTests {

	private static final int MAX = 1024 * 1024;

	@ParameterizedTest
	@EnumSource
	void whenLimitIsRaisedThenLargeMessagesPassAndLargerOnesDoNot(Container container) {
		try (BossServer server = BossServer.on(container)
			.service(ProbeService.class, ProbeService::new)
			.with("boss.websocket.max-message-size=1MB")
			.start();
				TestClient client = TestClient.connect(server.uri("/websocket/probe"));
				RawWebSocket raw = RawWebSocket.connect(server.uri("/websocket/probe"))) {
			byte[] bytes = new byte[MAX];
			new Random(42).nextBytes(bytes);
			client.send(bytes);
			assertThat((byte[]) client.next()).isEqualTo(bytes);
			String text = "0123456789abcdeö".repeat(MAX / 17);
			client.send(text);
			assertThat((String) client.next()).isEqualTo(text);
			raw.part(RawWebSocket.TEXT, true, text.getBytes(StandardCharsets.UTF_8));
			assertThat(raw.readMessage()).isEqualTo(text);
			client.send(new byte[MAX + 1]);
			assertThat(client.closed()).isEqualTo("1009 message is larger than 1048576 bytes");
		}
	}

}
