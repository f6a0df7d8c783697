/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.session;

import java.util.LinkedHashMap;
import java.util.Map;

import io.boss.websocket.stats.ResumeResult;

/**
 * Memory of sessions that have ended, so that a client that comes back too late is told
 * why. It forgets the oldest when there are too many. Guarded by the lock of its owner.
 */
final class EndedSessions {

	private final int capacity;

	private final Map<TokenHash, ResumeResult> reasons = new LinkedHashMap<>();

	EndedSessions(int capacity) {
		this.capacity = capacity;
	}

	void add(TokenHash token, ResumeResult reason) {
		this.reasons.put(token, reason);
		if (this.reasons.size() > this.capacity) {
			this.reasons.remove(this.reasons.keySet().iterator().next());
		}
	}

	// Told once: who asks again is told the same as somebody who guesses.
	ResumeResult take(TokenHash token) {
		ResumeResult reason = this.reasons.remove(token);
		return (reason != null) ? reason : ResumeResult.UNKNOWN;
	}

}
