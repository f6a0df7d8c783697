/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.properties;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link AuthenticationProperties}.
 */
class AuthenticationPropertiesTests {

	@Test
	void whenNothingIsSetThenOnlyWhatEndsIsEnded() {
		BossProperties.Authentication authentication = AuthenticationProperties.check(bind(Map.of()));
		assertThat(authentication.bearerEnabled()).isFalse();
		assertThat(authentication.tokensInQuery()).isFalse();
		assertThat(authentication.inBand()).isFalse();
		assertThat(authentication.warnBefore()).isEqualTo(Duration.ofSeconds(30));
		assertThat(authentication.maxAge()).isNull();
		assertThat(authentication.ticket().enabled()).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "warn-before, -1s", "session-grace, -1s", "ticket.validity, 999ms", "ticket.max-outstanding, 0",
			"max-age, 0s", "max-age, 999999d", "ticket.path, tickets", "ticket.path, /a/**" })
	void whenValueMakesNoSenseThenPropertyIsNamed(String name, String value) {
		BossProperties properties = bind(Map.of("boss.websocket.authentication." + name, value));
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> AuthenticationProperties.check(properties))
			.satisfies((ex) -> assertThat(ex.getName()).isEqualTo("boss.websocket.authentication." + name));
	}

	private static BossProperties bind(Map<String, String> values) {
		return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate("boss", BossProperties.class);
	}

}
