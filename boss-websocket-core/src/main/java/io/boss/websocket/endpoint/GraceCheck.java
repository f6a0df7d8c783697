/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint;

/**
 * Check whether the time is over in which a client may come back. For the thread that
 * ticks.
 *
 * @param session the session
 * @param since when it was detached, in nanoseconds
 */
record GraceCheck(Resumption session, long since) implements PeriodicCheck {

	@Override
	public long look(long now) {
		return this.session.grace(this.since, now);
	}

}
