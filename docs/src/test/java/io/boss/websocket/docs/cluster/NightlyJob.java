/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.cluster;

import java.time.LocalDate;

import io.boss.websocket.broadcast.BroadcastOperations;

import org.springframework.boot.CommandLineRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Configuration of a job that tells the clients of all nodes.
 */
@Configuration(proxyBeanMethods = false)
class NightlyJob {

	@Bean
	CommandLineRunner nightly(BroadcastOperations broadcasts) {
		return (arguments) -> broadcasts.broadcast("chat", "prices of " + LocalDate.now());
	}

}
