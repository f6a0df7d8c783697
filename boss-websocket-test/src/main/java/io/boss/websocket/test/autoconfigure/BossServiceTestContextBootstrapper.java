/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.autoconfigure;

import java.util.stream.Stream;

import org.springframework.boot.test.autoconfigure.TestSliceTestContextBootstrapper;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.web.WebMergedContextConfiguration;

/**
 * Bootstrapper of {@link BossServiceTest @BossServiceTest}: a web application without a
 * server.
 */
class BossServiceTestContextBootstrapper extends TestSliceTestContextBootstrapper<BossServiceTest> {

	// A step of a test is one callback.
	private static final String STEPS = "boss.websocket.throughput=1";

	@Override
	protected MergedContextConfiguration processMergedContextConfiguration(MergedContextConfiguration mergedConfig) {
		return new WebMergedContextConfiguration(super.processMergedContextConfiguration(mergedConfig),
				determineResourceBasePath(mergedConfig));
	}

	@Override
	protected String[] getProperties(Class<?> testClass) {
		String[] properties = super.getProperties(testClass);
		return (properties != null) ? Stream.concat(Stream.of(STEPS), Stream.of(properties)).toArray(String[]::new)
				: new String[] { STEPS };
	}

}
