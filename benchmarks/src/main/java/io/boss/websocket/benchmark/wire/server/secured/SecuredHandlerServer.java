/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.server.secured;

import io.boss.websocket.benchmark.wire.server.spring.HandlerServer;

import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The handlers of the tutorials behind Spring Security.
 */
@Configuration(proxyBeanMethods = false)
@Import({ HandlerServer.class, SecurityChain.class })
public class SecuredHandlerServer {

	/**
	 * Starts it.
	 * @param arguments properties of the application
	 */
	public static void main(String[] arguments) {
		SpringApplication.run(SecuredHandlerServer.class, arguments);
	}

}
