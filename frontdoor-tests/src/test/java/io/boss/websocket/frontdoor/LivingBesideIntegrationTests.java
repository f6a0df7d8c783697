/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import io.boss.websocket.BossServices;
import io.boss.websocket.test.client.BossWebSocketClient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.simp.config.ChannelRegistration;
import org.springframework.messaging.simp.config.MessageBrokerRegistry;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.EnableWebSocketMessageBroker;
import org.springframework.web.socket.config.annotation.StompEndpointRegistry;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.config.annotation.WebSocketMessageBrokerConfigurer;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import org.springframework.web.socket.server.standard.StandardWebSocketUpgradeStrategy;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Services beside what else an application does with WebSockets.
 */
class LivingBesideIntegrationTests {

	@ParameterizedTest
	@EnumSource
	void whenApplicationHasHandlersOfItsOwnThenBothTalk(Container container) {
		try (BossServer server = start(container, HandlerConfiguration.class);
				BossWebSocketClient own = BossWebSocketClient.connect(server.uri("/own"))) {
			own.send("hello");
			assertThat(own.receiveText()).isEqualTo("own hello");
			expectEcho(server);
		}
	}

	@ParameterizedTest
	@EnumSource
	void whenApplicationHasABrokerThenBothTalk(Container container) {
		try (BossServer server = start(container, BrokerConfiguration.class)) {
			expectStomp(server);
			expectEcho(server);
		}
	}

	@ParameterizedTest
	@EnumSource
	void whenApplicationHasHandlersAndABrokerThenAllTalk(Container container) {
		try (BossServer server = start(container, HandlerConfiguration.class, BrokerConfiguration.class);
				BossWebSocketClient own = BossWebSocketClient.connect(server.uri("/own"))) {
			own.send("hello");
			assertThat(own.receiveText()).isEqualTo("own hello");
			expectStomp(server);
			expectEcho(server);
		}
	}

	@ParameterizedTest
	@EnumSource
	void whenInitializationIsLazyThenServicesAreThere(Container container) {
		try (BossServer server = BossServer.on(container)
			.service(ProbeService.class, ProbeService::new)
			.with("spring.main.lazy-initialization=true")
			.start()) {
			expectEcho(server);
		}
	}

	@ParameterizedTest
	@EnumSource
	void whenThereIsNoServiceThenApplicationStarts(Container container) {
		try (BossServer server = BossServer.on(container).start();
				RawWebSocket client = RawWebSocket.handshake(server.uri("/websocket/probe"))) {
			assertThat(client.status()).isEqualTo(404);
			assertThat(server.context().getBean(BossServices.class).all()).isEmpty();
		}
	}

	private static BossServer start(Container container, Class<?>... configurations) {
		return BossServer.on(container).service(ProbeService.class, ProbeService::new).with(configurations).start();
	}

	private static void expectEcho(BossServer server) {
		try (BossWebSocketClient client = BossWebSocketClient.connect(server.uri("/websocket/probe"))) {
			client.send("hello");
			assertThat(client.receiveText()).isEqualTo("hello");
			server.broadcasts().broadcast("probe", "news");
			assertThat(client.receiveText()).isEqualTo("news");
		}
	}

	private static void expectStomp(BossServer server) {
		try (BossWebSocketClient stomp = BossWebSocketClient.to(server.uri("/stomp"))
			.subprotocols("v12.stomp")
			.connect()) {
			stomp.send("CONNECT\naccept-version:1.2\nhost:localhost\n\n\0");
			assertThat(stomp.receiveText()).startsWith("CONNECTED");
			stomp.send("SUBSCRIBE\nid:1\ndestination:/topic/news\n\n\0");
			stomp.send("SEND\ndestination:/topic/news\n\nhello\0");
			assertThat(stomp.receiveText()).startsWith("MESSAGE").endsWith("hello\0");
		}
	}

	// With both containers on the class path, Spring's default would be Jetty's own on
	// Tomcat too.
	private static DefaultHandshakeHandler handshakeHandler() {
		return new DefaultHandshakeHandler(new StandardWebSocketUpgradeStrategy());
	}

	@Configuration(proxyBeanMethods = false)
	@EnableWebSocket
	static class HandlerConfiguration implements WebSocketConfigurer {

		@Override
		public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
			registry.addHandler(new TextWebSocketHandler() {

				@Override
				protected void handleTextMessage(WebSocketSession session, TextMessage message) throws Exception {
					session.sendMessage(new TextMessage("own " + message.getPayload()));
				}

			}, "/own").setHandshakeHandler(handshakeHandler());
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableWebSocketMessageBroker
	static class BrokerConfiguration implements WebSocketMessageBrokerConfigurer {

		@Override
		public void registerStompEndpoints(StompEndpointRegistry registry) {
			registry.addEndpoint("/stomp").setHandshakeHandler(handshakeHandler());
		}

		@Override
		public void configureMessageBroker(MessageBrokerRegistry registry) {
			// One sender after the other: a subscription comes before what follows it.
			registry.setPreservePublishOrder(true).enableSimpleBroker("/topic");
		}

		@Override
		public void configureClientInboundChannel(ChannelRegistration registration) {
			registration.taskExecutor().corePoolSize(1).maxPoolSize(1);
		}

	}

}
