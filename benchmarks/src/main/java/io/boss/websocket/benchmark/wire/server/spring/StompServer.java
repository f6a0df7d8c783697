/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.server.spring;

import io.boss.websocket.benchmark.wire.server.Announcement;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.messaging.simp.config.MessageBrokerRegistry;
import org.springframework.web.socket.config.annotation.EnableWebSocketMessageBroker;
import org.springframework.web.socket.config.annotation.StompEndpointRegistry;
import org.springframework.web.socket.config.annotation.WebSocketMessageBrokerConfigurer;

/**
 * An application with Spring's own broker. What is sent to {@code /app/bench} goes to all
 * who have subscribed to {@code /topic/bench}.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
@EnableWebSocketMessageBroker
@Import(StompController.class)
public class StompServer implements WebSocketMessageBrokerConfigurer {

	/**
	 * Starts it.
	 * @param arguments properties of the application
	 */
	public static void main(String[] arguments) {
		SpringApplication.run(StompServer.class, arguments);
	}

	@Override
	public void configureMessageBroker(MessageBrokerRegistry registry) {
		registry.enableSimpleBroker("/topic");
		registry.setApplicationDestinationPrefixes("/app");
	}

	@Override
	public void registerStompEndpoints(StompEndpointRegistry registry) {
		registry.addEndpoint("/websocket/bench");
	}

	@EventListener
	void announce(ServletWebServerInitializedEvent event) {
		Announcement.readyAt(event.getWebServer().getPort());
	}

}
