/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.autoconfigure;

import io.boss.websocket.service.lifecycle.ServiceStartLifecycle;

import org.springframework.context.SmartLifecycle;

/**
 * Start of the services that does not happen with the application: each test has them
 * started for itself, when what they need has been stubbed.
 */
final class ServicesStartWithTests implements SmartLifecycle {

	private volatile boolean running;

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return ServiceStartLifecycle.PHASE;
	}

}
