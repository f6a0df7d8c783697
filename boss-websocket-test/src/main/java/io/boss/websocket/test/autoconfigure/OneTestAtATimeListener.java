/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.autoconfigure;

import io.boss.websocket.test.tester.EngineTester;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Listener that lets one test at a time use the tester of an application context, from
 * before its mocks are made ready until after they are reset.
 */
class OneTestAtATimeListener implements TestExecutionListener, Ordered {

	// Behind the one that makes another context, before those that make beans ready.
	private static final int ORDER = 1600;

	private static final String TESTER = OneTestAtATimeListener.class.getName();

	@Override
	public int getOrder() {
		return ORDER;
	}

	@Override
	public void beforeTestMethod(TestContext testContext) {
		EngineTester tester = find(testContext);
		if (tester != null) {
			tester.turn().begin();
			testContext.setAttribute(TESTER, tester);
		}
	}

	private static @Nullable EngineTester find(TestContext testContext) {
		return testContext.hasApplicationContext()
				? testContext.getApplicationContext().getBeanProvider(EngineTester.class).getIfAvailable() : null;
	}

	@Override
	public void afterTestMethod(TestContext testContext) {
		EngineTester tester = testerOf(testContext);
		if (tester != null) {
			testContext.removeAttribute(TESTER);
			tester.turn().end();
		}
	}

	/**
	 * The tester whose turn a test has.
	 * @param testContext the test
	 * @return the tester, or {@code null} if the test has none
	 */
	static @Nullable EngineTester testerOf(TestContext testContext) {
		return (EngineTester) testContext.getAttribute(TESTER);
	}

}
