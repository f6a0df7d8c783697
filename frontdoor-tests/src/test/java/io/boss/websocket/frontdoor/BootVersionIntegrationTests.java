/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import org.springframework.boot.SpringBootVersion;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sees to it that the compatibility tests test what they say: the library on another
 * version of Spring Boot than it was compiled with.
 */
@EnabledIfSystemProperty(named = BootVersionIntegrationTests.EXPECTED, matches = ".+",
		disabledReason = "Only the compatibility tests expect a version")
class BootVersionIntegrationTests {

	static final String EXPECTED = "boss.expected-boot-version";

	@Test
	void whenLibraryRunsOnOtherVersionThenBootIsOfThatVersion() {
		assertThat(SpringBootVersion.getVersion()).isEqualTo(System.getProperty(EXPECTED));
	}

}
