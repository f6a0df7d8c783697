/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.client;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import io.boss.websocket.BossMessage;
import io.boss.websocket.test.client.ParlourService.Joined;
import io.boss.websocket.test.client.ParlourService.Said;
import io.boss.websocket.test.client.ParlourService.Say;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link BossWebSocketClient} with a real server.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class BossWebSocketClientIntegrationTests {

	private static final String PATH = "/websocket/parlour";

	private static final Duration SHORT = Duration.ofMillis(20);

	@LocalServerPort
	private int port;

	@Test
	void whenMessagesAreSentAnswersAreReceivedInOrder() {
		try (BossWebSocketClient client = BossWebSocketClient.connect(this.port, PATH)) {
			client.send("Grüße 🌍");
			client.send(new byte[] { 0, 1, -1 });
			client.send((Object) "").send(BossMessage.binary(new byte[0]));
			assertThat(client.receive()).isEqualTo("Grüße 🌍");
			assertThat(client.receive(byte[].class)).containsExactly(0, 1, -1);
			assertThat(client.receiveText()).isEmpty();
			assertThat(client.receive(BossMessage.Binary.class).sizeInBytes()).isZero();
		}
	}

	@Test
	void whenPartsAreSentTheyAreOneMessage() {
		try (BossWebSocketClient client = BossWebSocketClient.connect(this.port, PATH)) {
			client.sendPart("a");
			client.send("b");
			assertThat(client.receiveText()).isEqualTo("ab");
			client.sendPart(new byte[] { 1 });
			client.send(new byte[] { 2 });
			assertThat(client.receive(byte[].class)).containsExactly(1, 2);
		}
	}

	@Test
	void whenMessageIsLongItIsReceivedWhole() {
		String text = "é".repeat(30_000);
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		try (BossWebSocketClient client = BossWebSocketClient.connect(this.port, PATH)) {
			client.send(text);
			client.send(bytes);
			assertThat(client.receiveText()).isEqualTo(text);
			assertThat(client.receive(byte[].class)).isEqualTo(bytes);
		}
	}

	@Test
	void whenObjectsAreSentTheyAreJson() {
		try (BossWebSocketClient client = BossWebSocketClient.connect(this.port, PATH)) {
			client.send(new Say("hello"));
			Said said = new Said("guest", "{\"text\":\"hello\"}");
			assertThat(client).received(Said.class).containsExactly(said).hasSize(1).contains(said);
			assertThat(client).received(Joined.class).containsExactly(new Joined("guest"));
			assertThat(client).receivedTexts().hasSize(2).anyMatch((text) -> text.contains("hello"));
			assertThat(client).received(byte[].class).isEmpty();
			assertThat(client.received(Said.class)).containsExactly(said);
			assertThat(client.received()).hasSize(2).allMatch(String.class::isInstance);
			assertThat(client.receive(Joined.class)).isEqualTo(new Joined("guest"));
			assertThat(client.receive(Said.class)).isEqualTo(said);
			assertThat(client).receivedNothing();
		}
	}

	@Test
	void whenManyMessagesComeTheyCanBeTakenTogether() {
		try (BossWebSocketClient client = BossWebSocketClient.connect(this.port, PATH)) {
			client.send("count 6");
			assertThat(client).receivedTexts()
				.containsExactlyInAnyOrder("line 5", "line 4", "line 3", "line 2", "line 1", "line 0");
			assertThat(client.receiveTexts(2)).containsExactly("line 0", "line 1");
			assertThat(client.receiveTextsUntil((text) -> text.endsWith("4"))).containsExactly("line 2", "line 3",
					"line 4");
			assertThat(client).receivedTexts().satisfiesExactly((text) -> assertThat(text).isEqualTo("line 5"));
			assertThat(client.clear()).receivedNothing();
		}
	}

	@Test
	void whenHandshakeHasHeadersServerSeesThem() {
		try (BossWebSocketClient client = BossWebSocketClient.to(this.port, "/websocket/salon")
			.header("X-Guest", "ann")
			.origin("http://localhost:" + this.port)
			.subprotocols("salon.v9", "salon.v2")
			.connect()) {
			client.send("header X-Guest");
			client.send("header Origin");
			assertThat(client.receiveTexts(2)).containsExactly("ann", "http://localhost:" + this.port);
			assertThat(client).hasSubprotocol("salon.v2").isOpen();
		}
	}

	@Test
	void whenServerClosesCodeAndReasonAreKnown() {
		try (BossWebSocketClient client = BossWebSocketClient.connect(this.port, PATH)) {
			client.send("last words");
			client.send("close enough");
			assertThat(client).isClosedWith(4000).isClosedWith(4000, "enough").hasCloseReason("enough");
			assertThat(client.isOpen()).isFalse();
			assertThat(client.receiveText()).isEqualTo("last words");
			assertThatExceptionOfType(AssertionError.class).isThrownBy(client::receive)
				.withMessageStartingWith("No message. The connection to ws://localhost:" + this.port + PATH
						+ " has ended with 4000 enough.")
				.withMessageContaining("received \"last words\"");
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> client.send("too late"))
				.withMessageStartingWith("Not sent \"too late\", because the connection has ended.");
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(client).isOpen())
				.withMessageStartingWith("Expected an open connection. ");
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(client).isClosedWith(1001))
				.withMessageStartingWith("Expected close code 1001. ");
		}
	}

	@Test
	void whenClientClosesServerHearsIt() {
		try (BossWebSocketClient client = BossWebSocketClient.connect(this.port, PATH)) {
			client.close(3001, "bye");
			assertThat(client.isOpen()).isFalse();
			assertThat(client).isClosedWith(3001);
			client.close();
		}
	}

	@Test
	void whenClientDisconnectsItIsNotOpen() {
		BossWebSocketClient client = BossWebSocketClient.connect(this.port, PATH);
		client.disconnect();
		assertThat(client).isClosedWith(1006);
		client.close();
	}

	@Test
	void whenNothingComesFailureSaysWhatHappened() {
		try (BossWebSocketClient client = BossWebSocketClient.to(this.port, PATH).patience(SHORT).connect()) {
			assertThatExceptionOfType(AssertionError.class).isThrownBy(client::receive)
				.withMessageStartingWith(
						"No message within PT0.02S. The connection to ws://localhost:" + this.port + PATH + " is open.")
				.withMessageContaining("nothing so far");
			assertThatExceptionOfType(AssertionError.class).isThrownBy(client::awaitEnd)
				.withMessageStartingWith("Not closed within PT0.02S. ");
			assertThatExceptionOfType(AssertionError.class)
				.isThrownBy(() -> assertThat(client).received(Said.class).hasSize(1))
				.withMessageContaining("[Said messages. The connection to ws://localhost:" + this.port + PATH
						+ " is open. The last of what happened:");
		}
	}

	@Test
	void whenAnotherMessageComesFailureSaysWhich() {
		try (BossWebSocketClient client = BossWebSocketClient.connect(this.port, PATH)) {
			client.send("hello");
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> client.receive(Said.class))
				.withMessageStartingWith("Expected Said, but received \"hello\". Unrecognized token 'hello'");
			client.send(new byte[3]);
			assertThatExceptionOfType(AssertionError.class).isThrownBy(client::receiveText)
				.withMessageStartingWith("Expected String, but received 3 bytes. It is binary. ");
			client.send("null");
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> client.receive(Said.class))
				.withMessageStartingWith("Expected Said, but received \"null\". It is null. ");
		}
	}

	@Test
	void whenClientStopsReadingItReceivesWhenItReadsAgain() {
		try (BossWebSocketClient client = BossWebSocketClient.connect(this.port, PATH)) {
			client.stopReading();
			client.send("count 5");
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> client.receive(SHORT))
				.withMessageContaining("is open, and reading is stopped.");
			assertThatExceptionOfType(AssertionError.class).isThrownBy(client::ping)
				.withMessageStartingWith("A client that has stopped reading hears no pong. ");
			client.readOne();
			client.readOne();
			assertThat(client.receiveTexts(2)).containsExactly("line 0", "line 1");
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> client.receive(SHORT));
			client.resumeReading();
			assertThat(client.receiveTexts(3)).containsExactly("line 2", "line 3", "line 4");
			client.ping();
		}
	}

	@Test
	void whenServerRefusesAnswerIsThere() {
		HandshakeRequest request = BossWebSocketClient.to(this.port, "/websocket/closed").bearer("t0ken");
		assertThat(request.handshake()).isRefused()
			.hasStatus(403)
			.hasHeader("x-reason", "no Bearer t0ken")
			.doesNotContainHeader("Location")
			.body()
			.isEqualTo("{\"detail\":\"Wir sind verreist: é\"}");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(request::connect)
			.withMessage("The handshake of ws://localhost:" + this.port
					+ "/websocket/closed was refused: 403 with the body \"{\"detail\":\"Wir sind verreist: é\"}\"");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(request.handshake()).hasStatus(401))
			.withMessageContaining("Expected status 401, but the answer was 403 with the body");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(request.handshake()).isAccepted());
	}

	@ParameterizedTest
	@ValueSource(ints = { 302, 400, 401, 407, 429, 500, 503 })
	void whenServerRefusesStatusIsThere(int status) {
		assertThat(BossWebSocketClient.to(this.port, "/websocket/closed?status=" + status).handshake())
			.hasStatus(status);
	}

	@Test
	void whenServerAcceptsHandshakeIsClosedAgain() {
		assertThat(BossWebSocketClient.to(this.port, "/websocket/salon").subprotocols("salon.v1").handshake())
			.isAccepted()
			.hasStatus(101)
			.hasHeader("Sec-WebSocket-Protocol", "salon.v1")
			.body()
			.isEmpty();
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(BossWebSocketClient.to(this.port, PATH).handshake()).isRefused());
		assertThat(BossWebSocketClient.to(this.port, "/websocket/nobody").handshake()).hasStatus(404);
	}

	@Test
	void whenThereIsNoServerFailureSaysSo() {
		assertThatExceptionOfType(UncheckedIOException.class)
			.isThrownBy(() -> BossWebSocketClient.connect(1, "/websocket/parlour"))
			.withMessageStartingWith("Cannot connect to ws://localhost:1/websocket/parlour: java.net.ConnectException");
	}

	@Test
	void whenPathIsWrongFailureSaysHow() {
		assertThatIllegalArgumentException().isThrownBy(() -> BossWebSocketClient.connect(this.port, "parlour"))
			.withMessage("A path begins with a slash, as in /websocket/room: parlour");
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration(exclude = ServletWebSecurityAutoConfiguration.class, excludeName = Application.MANAGEMENT)
	@Import({ ParlourService.class, ParlourService.Salon.class })
	static class Application {

		// Not on each class path.
		static final String MANAGEMENT = "org.springframework.boot.security.autoconfigure.actuate.web.servlet."
				+ "ManagementWebSecurityAutoConfiguration";

		@Bean
		FilterRegistrationBean<?> closedDoor() {
			FilterRegistrationBean<?> door = new FilterRegistrationBean<>((request, response, chain) -> {
				String status = request.getParameter("status");
				HttpServletResponse answer = (HttpServletResponse) response;
				answer.setStatus((status != null) ? Integer.parseInt(status) : 403);
				answer.setHeader("X-Reason", "no " + ((HttpServletRequest) request).getHeader("Authorization"));
				answer.setContentType("application/problem+json;charset=UTF-8");
				answer.getWriter().write("{\"detail\":\"Wir sind verreist: é\"}");
			});
			door.addUrlPatterns("/websocket/closed");
			return door;
		}

	}

}
