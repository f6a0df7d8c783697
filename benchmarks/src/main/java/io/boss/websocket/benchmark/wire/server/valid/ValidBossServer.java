/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.server.valid;

import io.boss.websocket.benchmark.wire.server.boss.BossServer;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The application with Bean Validation on its class path.
 */
@SpringBootApplication(scanBasePackageClasses = { BossServer.class, ValidBossServer.class })
public class ValidBossServer {

	/**
	 * Starts it.
	 * @param arguments properties of the application
	 */
	public static void main(String[] arguments) {
		SpringApplication.run(ValidBossServer.class, arguments);
	}

}
