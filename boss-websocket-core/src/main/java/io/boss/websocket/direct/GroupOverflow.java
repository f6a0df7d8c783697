/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import io.boss.websocket.outbound.OverflowHandler;
import io.boss.websocket.stats.DropReason;

/**
 * Handler of a frame for many clients whose loop is so far behind that there is no room
 * for the frame in its inbox. What is done is done to each of the clients. Safe on any
 * thread.
 *
 * @param entry the frame and its receivers
 */
record GroupOverflow(InboxEntry.ToMany entry) implements OverflowHandler {

	// It is the loop that is behind, and not each of them.
	@Override
	public void dropped(DropReason reason, int messages) {
		this.entry.members().forEach((member) -> member.missed(reason, messages));
	}

	@Override
	public int resync() {
		this.entry.members().forEach((member) -> member.overflow().resync());
		return 0;
	}

	@Override
	public boolean close() {
		this.entry.members().forEach(GroupOverflow::close);
		return true;
	}

	// What comes of closing one of them concerns no other.
	private static void close(LoopMember member) {
		try {
			member.overflow().close();
		}
		catch (Throwable ex) {
			member.breakLater(ex);
		}
	}

}
