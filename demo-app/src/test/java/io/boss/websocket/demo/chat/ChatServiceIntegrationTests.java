package io.boss.websocket.demo.chat;

import io.boss.websocket.BossServices;
import io.boss.websocket.demo.TestClient;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link ChatService} over the wire.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ChatServiceIntegrationTests {

	@LocalServerPort
	private int port;

	@Autowired
	private BossServices services;

	@Test
	void whenTwoChatTheyHearEachOther() {
		try (TestClient ada = enter("Ada"); TestClient bob = enter("Bob")) {
			ada.takeUntil((text) -> text.contains("\"entered\",\"name\":\"Bob\""));
			bob.send("""
					{"type":"say","text":"Hello"}""");
			assertThat(ada.take()).asString().startsWith("""
					{"type":"said","name":"Bob","text":"Hello","at":\"""");
			bob.close();
			ada.takeUntil((text) -> text.contains("\"left\",\"name\":\"Bob\""));
		}
	}

	@Test
	void whenClientSendsNonsenseItIsAnsweredAndGoesOn() {
		try (TestClient client = enter("Eve")) {
			client.send("nonsense");
			client.takeUntil((text) -> text.contains("\"bad-json\""));
			client.send(new byte[] { 1, 2 });
			client.takeUntil((text) -> text.contains("\"binary\""));
			client.send("""
					{"type":"say","text":"Sorry"}""");
			client.takeUntil((text) -> text.contains("Sorry"));
			assertThat(this.services.get(ChatService.class).restarts()).isZero();
		}
	}

	@Test
	void whenClientIsGoneItsNameIsFree() {
		enter("Zoe").close();
		await().until(() -> this.services.get(ChatService.class).connections().isEmpty());
		enter("Zoe").close();
	}

	private TestClient enter(String name) {
		TestClient client = TestClient.connect(this.port, "chat");
		client.send("""
				{"type":"enter","name":"%s"}""".formatted(name));
		client.takeUntil((text) -> text.contains("\"welcome\""));
		return client;
	}

}
