/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.application;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.DefaultResourceLoader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * An application whose broker's starter somebody has forgotten.
 */
@ExtendWith(OutputCaptureExtension.class)
class MissingEngineTests {

	@ParameterizedTest
	@CsvSource({ "redis, spring-boot-starter-data-redis, org.springframework.data.redis, false",
			"redis, spring-boot-starter-data-redis, org.springframework.data.redis, true",
			"rabbit, spring-boot-starter-amqp, org.springframework.amqp, false",
			"kafka, spring-boot-starter-kafka, org.springframework.kafka, false" })
	void whenEngineIsNotOnClassPathThenApplicationDoesNotStart(String engine, String starter, String missing,
			boolean lazy, CapturedOutput output) {
		FilteredClassLoader loader = new FilteredClassLoader(missing);
		assertThatException()
			.isThrownBy(() -> new SpringApplicationBuilder(new DefaultResourceLoader(loader), BoardApplication.class)
				.run("--boss.websocket.cluster.engine=" + engine, "--spring.main.lazy-initialization=" + lazy,
						"--server.port=0", "--spring.main.banner-mode=off"));
		assertThat(output.getAll()).contains("APPLICATION FAILED TO START")
			.contains("boss.websocket.cluster.engine is '" + engine + "'")
			.contains("Add " + starter + " to the class path");
	}

	@Test
	void whenNothingCanWriteMessagesThenApplicationDoesNotStart(CapturedOutput output) {
		FilteredClassLoader loader = new FilteredClassLoader("tools.jackson");
		assertThatException()
			.isThrownBy(() -> new SpringApplicationBuilder(new DefaultResourceLoader(loader), BoardApplication.class)
				.run("--boss.websocket.cluster.engine=redis", "--server.port=0", "--spring.main.banner-mode=off"));
		assertThat(output.getAll()).contains("APPLICATION FAILED TO START")
			.contains("Add spring-boot-starter-jackson to the class path");
	}

}
