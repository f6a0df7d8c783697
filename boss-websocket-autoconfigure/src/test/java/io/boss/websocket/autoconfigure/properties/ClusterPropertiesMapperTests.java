/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.properties;

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
 * Tests for {@link ClusterPropertiesMapper}.
 */
class ClusterPropertiesMapperTests {

	private static final ClassLoader LOADER = ClusterPropertiesMapperTests.class.getClassLoader();

	@Test
	void whenNothingIsSetNoFurtherTypeIsAllowed() {
		assertThat(mapper(Map.of()).allowedTypes(LOADER)).isEmpty();
	}

	@Test
	void whenTypesAreAllowedTheyAreLoaded() {
		String names = Map.class.getName() + ", " + ClusterPropertiesMapperTests.class.getName();
		assertThat(mapper(Map.of("boss.websocket.cluster.allowed-types", names)).allowedTypes(LOADER))
			.containsExactlyInAnyOrder(Map.class, ClusterPropertiesMapperTests.class);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					name | my chat | It must be letters, digits, '.', '_' and '-', at most 100.
					heartbeat | 49ms | It must be at least 50 ms.
					lease | 5999ms | It must be at least three times boss.websocket.cluster.heartbeat, which is 2000 ms: a sign of life may be late.
					lease | 2h | It must not be longer than an hour.
					max-frame-size | 100B | It must be from 1KB to 64MB.
					max-frame-size | 65MB | It must be from 1KB to 64MB.
					outbox.capacity | 0 | It must be at least 1.
					outbox.max-size | 10KB | It must be at least boss.websocket.cluster.max-frame-size, which is 1048576B.
					allowed-types | com.acme.Missing | There is no class of that name; it must be one with its package.
					""")
	void whenPropertyMakesNoSenseThrowsAndNamesIt(String name, String value, String reason) {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> mapper(Map.of("boss.websocket.cluster." + name, value)).allowedTypes(LOADER))
			.satisfies((ex) -> assertThat(ex.getName()).isEqualTo("boss.websocket.cluster." + name))
			.satisfies((ex) -> assertThat(ex.getReason()).isEqualTo(reason));
	}

	private static ClusterPropertiesMapper mapper(Map<String, String> properties) {
		return new ClusterPropertiesMapper(new Binder(new MapConfigurationPropertySource(properties))
			.bindOrCreate("boss.websocket.cluster", ClusterProperties.class));
	}

}
