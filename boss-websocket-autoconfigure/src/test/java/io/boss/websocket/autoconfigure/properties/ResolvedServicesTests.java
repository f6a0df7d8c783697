/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.properties;

import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ResolvedServices}.
 */
class ResolvedServicesTests {

	@Test
	void whenAskedAgainThenPropertiesAreNotReadAgain() {
		StandardEnvironment environment = environment(Map.of("boss.websocket.services.chat.throughput", "7"));
		ResolvedServices services = new ResolvedServices(environment);
		ResolvedService chat = services.of("chat");
		environment.getPropertySources()
			.replace("test", new MapPropertySource("test", Map.of("boss.websocket.services.chat.throughput", "8")));
		assertThat(chat.service().throughput()).isEqualTo(7);
		assertThat(services.of("chat")).isSameAs(chat);
		assertThat(services.of("news").service().throughput()).isEqualTo(256);
	}

	@Test
	void whenAnyPropertyOfAServiceIsInvalidThenNothingOfItIsResolved() {
		ResolvedServices services = new ResolvedServices(
				environment(Map.of("boss.websocket.services.chat.callback.warn-after", "-1s")));
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> services.of("chat"))
			.satisfies((ex) -> assertThat(ex.getName()).isEqualTo("boss.websocket.services.chat.callback.warn-after"));
		assertThat(services.of("news").callbacks().warnAfter()).hasSeconds(1);
	}

	private static StandardEnvironment environment(Map<String, Object> properties) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
		ConfigurationPropertySources.attach(environment);
		return environment;
	}

}
