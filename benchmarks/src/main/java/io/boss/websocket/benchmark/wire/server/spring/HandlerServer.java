/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.server.spring;

import io.boss.websocket.benchmark.wire.server.Announcement;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;

/**
 * An application with the handlers of the tutorials.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
@EnableWebSocket
public class HandlerServer {

	/**
	 * Starts it.
	 * @param arguments properties of the application
	 */
	public static void main(String[] arguments) {
		SpringApplication.run(HandlerServer.class, arguments);
	}

	@Bean
	WebSocketConfigurer handlers(JsonMapper mapper) {
		return (registry) -> registry.addHandler(new PlainHandler(), "/websocket/bench")
			.addHandler(new TypedHandler(mapper), "/websocket/typed");
	}

	@EventListener
	void announce(ServletWebServerInitializedEvent event) {
		Announcement.readyAt(event.getWebServer().getPort());
	}

}
