/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure;

import io.boss.websocket.autoconfigure.properties.BossProperties;
import io.boss.websocket.diagnostics.FlightRecording;
import io.boss.websocket.diagnostics.LogContext;
import io.boss.websocket.diagnostics.RecentTraffic;
import io.boss.websocket.timing.EngineClock;
import org.slf4j.MDC;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Configuration of the context of log lines and of the flight recorder, where they are
 * present.
 */
@Configuration(proxyBeanMethods = false)
class BossDiagnosticsConfiguration {

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MDC.class)
	@ConditionalOnBooleanProperty(name = "boss.websocket.mdc-enabled", matchIfMissing = true)
	static class Logging {

		@Bean
		LogContext bossLogContext() {
			return new LogContext();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty("boss.websocket.traffic-logging.enabled")
	static class Traffic {

		@Bean
		RecentTraffic bossRecentTraffic(EngineClock clock, BossProperties properties) {
			return new RecentTraffic(clock, properties.websocket().trafficLogging().payloadLimit());
		}

	}

	// A run-time image of the JDK may lack the module.
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(name = "jdk.jfr.Event")
	static class Recording {

		@Bean
		FlightRecording bossFlightRecording() {
			return new FlightRecording();
		}

	}

}
