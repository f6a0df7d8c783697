/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.container;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Gate at which the thread that reads waits, where a container has no other way: Jakarta
 * WebSocket offers none. The wait has an end, so that slow services cannot keep the
 * threads of the web server for ever.
 */
final class WaitingReadGate implements ReadGate {

	static final Duration MAX_WAIT = Duration.ofSeconds(30);

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition opened = this.lock.newCondition();

	private boolean shut;

	@Override
	public void pause() {
		this.lock.lock();
		try {
			this.shut = true;
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public boolean resume() {
		this.lock.lock();
		try {
			this.shut = false;
			this.opened.signalAll();
			return false;
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public boolean pass() {
		this.lock.lock();
		try {
			long remaining = MAX_WAIT.toNanos();
			while (this.shut && remaining > 0) {
				remaining = this.opened.awaitNanos(remaining);
			}
			return !this.shut;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
		finally {
			this.lock.unlock();
		}
	}

}
