/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor.page;

import java.time.Duration;
import java.util.SplittableRandom;

import io.boss.websocket.frontdoor.Container;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThatCode;

/**
 * Connections that are cut again and again. Short within the build; long with
 * {@code -Dboss.resume.seconds}, and the same again with {@code -Dboss.seed}.
 */
class ResumeTortureIntegrationTests {

	private static final Log logger = LogFactory.getLog(ResumeTortureIntegrationTests.class);

	private static final int SECONDS = Integer.getInteger("boss.resume.seconds", 0);

	@ParameterizedTest
	@EnumSource
	void whenConnectionsAreCutAgainAndAgainThenNothingIsLost(Container container) {
		long seed = Long.getLong("boss.seed", System.nanoTime());
		assertThatCode(() -> logger.info(torture(container, new SplittableRandom(seed)))).as("-Dboss.seed=" + seed)
			.doesNotThrowAnyException();
	}

	private static String torture(Container container, SplittableRandom random) {
		if (SECONDS == 0) {
			return new ResumeTorture(container, 20, 4000, random).run((cuts) -> cuts >= 300);
		}
		long end = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
		return new ResumeTorture(container, 100, 20_000, random).run((cuts) -> System.nanoTime() - end > 0);
	}

}
