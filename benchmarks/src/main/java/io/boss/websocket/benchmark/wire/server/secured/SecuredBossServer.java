/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.server.secured;

import io.boss.websocket.benchmark.wire.server.boss.BossServer;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;

/**
 * The application behind Spring Security.
 */
@EnableMethodSecurity
@Import(SecurityChain.class)
@SpringBootApplication(scanBasePackageClasses = { BossServer.class, SecuredBossServer.class })
public class SecuredBossServer {

	/**
	 * Starts it.
	 * @param arguments properties of the application
	 */
	public static void main(String[] arguments) {
		SpringApplication.run(SecuredBossServer.class, arguments);
	}

}
