/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.client;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link Patience}.
 */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class PatienceTests {

	@AfterEach
	void clearProperty() {
		System.clearProperty(Patience.PROPERTY);
	}

	@Test
	void whenNothingIsSaidIsGenerous() {
		assertThat(Patience.ofSystem()).isEqualTo(Duration.ofSeconds(40));
	}

	@Test
	void whenPropertyIsSetFollowsIt() {
		System.setProperty(Patience.PROPERTY, "2m");
		assertThat(Patience.ofSystem()).isEqualTo(Duration.ofMinutes(2));
		System.setProperty(Patience.PROPERTY, "PT5S");
		assertThat(Patience.ofSystem()).isEqualTo(Duration.ofSeconds(5));
	}

	@Test
	void whenPropertyIsNoDurationSaysSo() {
		System.setProperty(Patience.PROPERTY, "long");
		assertThatIllegalArgumentException().isThrownBy(Patience::ofSystem)
			.withMessage("The system property boss.test.patience is no duration, as \"40s\" is one: \"long\"");
		System.setProperty(Patience.PROPERTY, "-1s");
		assertThatIllegalArgumentException().isThrownBy(Patience::ofSystem);
	}

}
