package io.boss.websocket.demo.chat;

import java.nio.charset.StandardCharsets;

import io.boss.websocket.BossServices;
import io.boss.websocket.test.client.BossWebSocketClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

	private static final String SAY = """
			{"type":"say","text":"%s"}""";

	@LocalServerPort
	private int port;

	@Autowired
	private BossServices services;

	// Names are free for the next test.
	@AfterEach
	void waitUntilAllAreGone() {
		await().until(() -> this.services.get(ChatService.class).connections().isEmpty());
	}

	@Test
	void whenTwoChatTheyHearEachOther() {
		try (BossWebSocketClient ada = enter("Ada"); BossWebSocketClient bob = enter("Bob")) {
			ada.receiveTextsUntil((text) -> text.contains("\"entered\",\"name\":\"Bob\""));
			bob.send("""
					{"type":"say","text":"Hello"}""");
			assertThat(ada.receiveText()).startsWith("""
					{"type":"said","name":"Bob","text":"Hello","at":\"""");
			bob.close();
			ada.receiveTextsUntil((text) -> text.contains("\"left\",\"name\":\"Bob\""));
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			nonsense                                | bad-json
			{                                       | bad-json
			[]                                      | bad-json
			null                                    | bad-json
			{"type":"say","text":[]}                | bad-json
			{"type":"say","text":"a"} x             | bad-json
			{}                                      | unknown-type
			{"type":"crash"}                        | unknown-type
			{"type":"enter","name":"Eve"}           | name-already-given
			{"type":"say"}                          | text-blank
			{"type":"say","text":" "}               | text-blank
			""")
	void whenTextIsBadAnswersProblemToItsSenderOnly(String text, String code) {
		try (BossWebSocketClient ada = enter("Ada"); BossWebSocketClient eve = enter("Eve")) {
			ada.receiveTextsUntil((event) -> event.startsWith("{\"type\":\"entered\",\"name\":\"Eve\""));
			assertProblem(eve, text, code);
			assertStillThere(eve, ada);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{"type":"say","text":"Hello"}           | name-missing
			{"type":"enter"}                        | name-blank
			{"type":"enter","name":"  "}            | name-blank
			{"type":"enter","name":"aDA"}           | name-taken
			{"type":"enter","name":"A\\u200bda"}    | name-illegal
			{"type":"enter","name":"A\\nda"}        | name-illegal
			{"type":"enter","name":"abcdefghijklmnopqrstuvwxyz"} | name-too-long
			{"type":"enter","name":"abcdefghijklmno\\npqrstuvwxyz"} | name-too-long
			""")
	void whenNameIsBadAnswersProblem(String text, String code) {
		try (BossWebSocketClient ada = enter("Ada");
				BossWebSocketClient nameless = BossWebSocketClient.connect(this.port, "/websocket/chat")) {
			nameless.receiveTextsUntil((event) -> event.contains("\"history\""));
			assertProblem(nameless, text, code);
			assertStillThere(ada, ada);
		}
	}

	@Test
	void whenTextIsTooLongAnswersProblem() {
		try (BossWebSocketClient ada = enter("Ada")) {
			assertProblem(ada, SAY.formatted("x".repeat(ChatRequest.MAX_TEXT + 1)), "text-too-long");
			ada.send(SAY.formatted(" " + "x".repeat(ChatRequest.MAX_TEXT) + " "));
			assertThat(ada.receiveText()).contains("\"said\"");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "12345", """
			{"type":"say","text":"Hello"}""" })
	void whenMessageIsBinaryAnswersProblem(String content) {
		try (BossWebSocketClient ada = enter("Ada")) {
			ada.send(content.getBytes(StandardCharsets.UTF_8));
			assertThat(ada.receiveText()).contains("\"binary\"");
			assertStillThere(ada, ada);
		}
	}

	@Test
	void whenClientIsGoneItsNameIsFree() {
		enter("Zoe").close();
		await().until(() -> this.services.get(ChatService.class).connections().isEmpty());
		enter("Zoe").close();
	}

	private static void assertProblem(BossWebSocketClient client, String text, String code) {
		client.send(text);
		assertThat(client.receiveText()).startsWith("""
				{"type":"problem","code":"%s","text":\"""".formatted(code));
	}

	// What the listener hears next is this line: no problem of somebody else.
	private void assertStillThere(BossWebSocketClient speaker, BossWebSocketClient listener) {
		speaker.send(SAY.formatted("Sorry"));
		assertThat(listener.receiveText()).contains("Sorry");
		assertThat(this.services.get(ChatService.class).restarts()).isZero();
	}

	private BossWebSocketClient enter(String name) {
		BossWebSocketClient client = BossWebSocketClient.connect(this.port, "/websocket/chat");
		client.send("""
				{"type":"enter","name":"%s"}""".formatted(name));
		String entered = """
				{"type":"entered","name":"%s",""".formatted(name);
		client.receiveTextsUntil((text) -> text.startsWith(entered));
		return client;
	}

}
