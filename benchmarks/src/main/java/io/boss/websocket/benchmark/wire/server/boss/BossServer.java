/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.server.boss;

import io.boss.websocket.benchmark.wire.server.Announcement;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.event.EventListener;

/**
 * An application with the starter and one service.
 */
@SpringBootApplication
public class BossServer {

	/**
	 * Starts it.
	 * @param arguments properties of the application
	 */
	public static void main(String[] arguments) {
		SpringApplication.run(BossServer.class, arguments);
	}

	@EventListener
	void announce(ServletWebServerInitializedEvent event) {
		Announcement.readyAt(event.getWebServer().getPort());
	}

}
