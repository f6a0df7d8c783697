/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.autoconfigure;

import io.boss.websocket.test.engine.Seeds;
import io.boss.websocket.test.tester.EngineTester;

import org.springframework.core.Ordered;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Listener by which each test has services that have just been started. They begin when
 * all else is ready, and end before anything else is taken away: mocks are reset when
 * nothing calls them any more.
 */
class ServicesBeginAnewListener implements TestExecutionListener, Ordered {

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public void beforeTestMethod(TestContext testContext) {
		EngineTester tester = OneTestAtATimeListener.testerOf(testContext);
		if (tester != null) {
			tester.begin(Seeds.current());
		}
	}

	@Override
	public void afterTestMethod(TestContext testContext) {
		EngineTester tester = OneTestAtATimeListener.testerOf(testContext);
		if (tester != null) {
			tester.end();
		}
	}

}
