/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.properties;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.boss.websocket.autoconfigure.BossWebSocketAutoConfiguration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Each duration, size and count of the configuration has two ends, whoever reads it. The
 * properties are those of the records, so that a new one cannot be forgotten.
 */
class PropertyEndsTests {

	private static final Map<Class<?>, List<String>> BEYOND = Map.of(Duration.class, List.of("-1ms", "P3650000D"),
			DataSize.class, List.of("-1B", Long.MAX_VALUE + "B"), int.class, List.of("-1", "2147483647"), Integer.class,
			List.of("-1", "2147483647"));

	static Stream<Arguments> values() {
		return Stream
			.of(Map.entry("boss", BossProperties.class), Map.entry("boss.websocket", ServiceProperties.class),
					Map.entry("boss.websocket.cluster", ClusterProperties.class))
			.flatMap((record) -> values(record.getKey(), record.getValue()));
	}

	private static Stream<Arguments> values(String prefix, Class<?> type) {
		return Stream.of(type.getRecordComponents()).flatMap((component) -> {
			String name = prefix + "." + DataObjectPropertyName.toDashedForm(component.getName());
			return component.getType().isRecord() ? values(name, component.getType())
					: beyond(component).stream().map((value) -> Arguments.of(name, value));
		});
	}

	private static List<String> beyond(RecordComponent component) {
		Class<?> type = component.getType();
		boolean endless = type.isEnum() || Collection.class.isAssignableFrom(type)
				|| Set.of(boolean.class, Boolean.class, String.class).contains(type);
		return endless ? List.of() : BEYOND.get(type);
	}

	@ParameterizedTest
	@MethodSource("values")
	void whenValueIsBeyondAnEndThenPropertyIsNamed(String name, String value) {
		Binder binder = new Binder(new MapConfigurationPropertySource(Map.of(name, value)));
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class).isThrownBy(() -> check(binder))
			.satisfies((ex) -> assertThat(ex.getName()).isEqualTo(name))
			.satisfies((ex) -> assertThat(ex.getReason()).matches("(?s).*(at least|at most|must|between).*"));
	}

	// What is done with each of the records while an application starts.
	private static void check(Binder binder) {
		BossPropertiesChecker.check(binder.bindOrCreate("boss", BossProperties.class));
		ServicePropertiesMapper services = new ServicePropertiesMapper(
				binder.bindOrCreate("boss.websocket", ServiceProperties.class), "boss.websocket");
		services.serviceSettings();
		services.endpointSettings();
		services.callbackLimits();
		new ClusterPropertiesMapper(binder.bindOrCreate("boss.websocket.cluster", ClusterProperties.class)).settings();
	}

	@ParameterizedTest
	@MethodSource("started")
	void whenApplicationStartsThenItIsToldOfWhateverIsBeyondAnEnd(String name, String value) {
		new WebApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(BossWebSocketAutoConfiguration.class, TaskExecutionAutoConfiguration.class))
			.withPropertyValues(name + "=" + value)
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class,
						(ex) -> assertThat(ex.getName()).isEqualTo(name)));
	}

	static Stream<Arguments> started() {
		return Stream.of(Arguments.of("boss.websocket.direct.loops", "0"),
				Arguments.of("boss.websocket.direct.connector-buffer-size", "1GB"),
				Arguments.of("boss.websocket.traffic-logging.payload-limit", "-1"),
				Arguments.of("boss.websocket.drain.interval", "PT10000000H"),
				Arguments.of("boss.websocket.authentication.ticket.validity", "PT10000000H"),
				Arguments.of("boss.websocket.limits.total-connections", "-1"));
	}

}
