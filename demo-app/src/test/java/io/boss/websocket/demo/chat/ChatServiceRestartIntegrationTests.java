package io.boss.websocket.demo.chat;

import io.boss.websocket.BossServices;
import io.boss.websocket.config.MessageConverterCustomizer;
import io.boss.websocket.test.client.BossWebSocketClient;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.converter.MessageConverter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what becomes of the people in {@link ChatService} when it crashes.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ChatServiceRestartIntegrationTests {

	@LocalServerPort
	private int port;

	@Autowired
	private BossServices services;

	@Test
	void whenServiceCrashesItsPeopleStayWithTheirNames() {
		try (BossWebSocketClient ada = BossWebSocketClient.connect(this.port, "/websocket/chat")) {
			ada.send("""
					{"type":"enter","name":"Ada"}""");
			ada.receiveTextsUntil((text) -> text.contains("\"entered\""));
			ada.send("""
					{"type":"say","text":"crash"}""");
			assertThat(ada.receive()).isEqualTo("""
					{"type":"people","names":["Ada"]}""");
			assertThat(this.services.get(ChatService.class).restarts()).isPositive();
			ada.send("""
					{"type":"say","text":"What was that?"}""");
			ada.receiveTextsUntil((text) -> text.contains("\"name\":\"Ada\"") && text.contains("What was that?"));
		}
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class CrashConfiguration {

		@Bean
		MessageConverterCustomizer crashingConverter() {
			return (service, converters) -> converters.add(0, new CrashingConverter());
		}

	}

	/**
	 * Cannot write one line of the chat, so that the service crashes when it tells the
	 * room.
	 */
	static class CrashingConverter implements MessageConverter {

		@Override
		public Object fromMessage(Message<?> message, Class<?> targetClass) {
			return null;
		}

		@Override
		public Message<?> toMessage(Object payload, MessageHeaders headers) {
			if (payload instanceof ChatEvent.Said said && said.text().equals("crash")) {
				throw new IllegalStateException("Made to crash");
			}
			return null;
		}

	}

}
