/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.server.spring;

import io.boss.websocket.benchmark.wire.server.Announcement;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;

/**
 * An application with a {@link WebSocketHandler}: the tutorials' one, or with
 * {@code bench.decorated=true} the one with the decorator.
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
	WebSocketConfigurer handlers(@Value("${bench.decorated:false}") boolean decorated) {
		WebSocketHandler handler = decorated ? new DecoratingHandler() : new PlainHandler();
		return (registry) -> registry.addHandler(handler, "/websocket/bench");
	}

	@EventListener
	void announce(ServletWebServerInitializedEvent event) {
		Announcement.readyAt(event.getWebServer().getPort());
	}

}
