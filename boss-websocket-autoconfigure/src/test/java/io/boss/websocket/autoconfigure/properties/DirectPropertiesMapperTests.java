/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.properties;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DirectPropertiesMapper}.
 */
class DirectPropertiesMapperTests {

	@ParameterizedTest
	@CsvSource({ "1,1", "2,1", "3,1", "4,2", "8,4", "16,8", "64,8" })
	void whenNobodySaysOtherwiseThereIsALoopForTwoProcessors(int processors, int loops) {
		assertThat(DirectPropertiesMapper.defaultLoops(processors)).isEqualTo(loops);
	}

}
