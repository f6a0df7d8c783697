/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.properties;

import java.time.Duration;
import java.util.Map;

import io.boss.websocket.service.lifecycle.DrainSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link DrainPropertiesMapper}.
 */
class DrainPropertiesMapperTests {

	private static final Duration PHASE = Duration.ofSeconds(30);

	@Test
	void whenNothingIsSetEveryPropertyHasItsDefault() {
		assertThat(settings(Map.of(), PHASE))
			.isEqualTo(new DrainSettings(Duration.ZERO, 100, Duration.ofMillis(100), PHASE));
	}

	@Test
	void whenPropertiesAreSetTheyBecomeSettings() {
		DrainSettings settings = settings(Map.of("boss.websocket.drain.delay", "5s", "boss.websocket.drain.batch-size",
				"1", "boss.websocket.drain.interval", "0"), PHASE);
		assertThat(settings).isEqualTo(new DrainSettings(Duration.ofSeconds(5), 1, Duration.ZERO, PHASE));
		assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(27));
	}

	@Test
	void whenPhaseHasNoTimeThereMayBeNoDelay() {
		assertThat(settings(Map.of(), Duration.ZERO).timeout()).isZero();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					delay | -1s | It must not be negative.
					delay | 27s | It must be shorter than nine tenths of spring.lifecycle.timeout-per-shutdown-phase, which is 30000 ms.
					batch-size | 0 | It must be at least 1.
					interval | -1ms | It must not be negative.
					""")
	void whenPropertyMakesNoSenseThrowsAndNamesIt(String name, String value, String reason) {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> settings(Map.of("boss.websocket.drain." + name, value), PHASE))
			.satisfies((ex) -> assertThat(ex.getName()).isEqualTo("boss.websocket.drain." + name))
			.satisfies((ex) -> assertThat(ex.getReason()).isEqualTo(reason));
	}

	private static DrainSettings settings(Map<String, String> properties, Duration phaseTimeout) {
		BossProperties.Drain drain = new Binder(new MapConfigurationPropertySource(properties))
			.bindOrCreate("boss", BossProperties.class)
			.websocket()
			.drain();
		return DrainPropertiesMapper.settings(drain, phaseTimeout);
	}

}
