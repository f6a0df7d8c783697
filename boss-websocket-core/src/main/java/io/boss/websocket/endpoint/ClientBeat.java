/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint;

/**
 * Sign of life for a client that speaks {@code boss.v1}: a page cannot see pings, and
 * hears of a dead connection only when it says something itself. Used by the thread that
 * looks.
 */
final class ClientBeat implements PeriodicCheck {

	// The client, as long as it is there.
	private final LivenessCheck liveness;

	// The first look is when the client connects.
	private boolean begun;

	private long due;

	ClientBeat(LivenessCheck liveness) {
		this.liveness = liveness;
	}

	@Override
	public long look(long now) {
		ClientSession session = this.liveness.session();
		return (session != null && session.isOpen()) ? look(session, now) : DONE;
	}

	private long look(ClientSession session, long now) {
		long interval = session.endpoint().timeouts().interval();
		if (this.begun && now - this.due < 0) {
			return this.due - now;
		}
		if (this.begun) {
			beat(session);
		}
		this.begun = true;
		this.due = now + interval;
		return interval;
	}

	// What waits is a sign of life itself, or the business of the send timeout.
	private static void beat(ClientSession session) {
		if (!session.isDetached() && session.channel().queuedMessages() == 0) {
			session.beat();
		}
	}

}
