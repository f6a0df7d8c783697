/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint;

import java.time.Duration;

import io.boss.websocket.CloseCode;
import io.boss.websocket.CloseReason.Kind;
import io.boss.websocket.ResumeInfo;
import io.boss.websocket.outbound.ReattachmentListener;
import io.boss.websocket.stats.ResumeResult;

/**
 * Return of a client to its session, until the channel goes on with its socket. For the
 * thread that writes.
 */
public final class Reattachment implements ReattachmentListener {

	private final Resumption resumption;

	private final TransportConnection next;

	private final long away;

	private final boolean takenOver;

	Reattachment(Resumption resumption, TransportConnection next, long away, boolean takenOver) {
		this.resumption = resumption;
		this.next = next;
		this.away = away;
		this.takenOver = takenOver;
	}

	@Override
	public boolean isLatest() {
		return this.resumption.isComing(this.next);
	}

	@Override
	public String welcome(int replayed) {
		return this.resumption.moveTo(this.next, replayed);
	}

	@Override
	public void attached(int replayed) {
		ClientSession session = this.resumption.session();
		session.endpoint().stats().resumed(ResumeResult.RESUMED, replayed);
		ResumeInfo info = new ResumeInfo(Duration.ofNanos(this.away), replayed, this.takenOver);
		session.client().resumed(info);
		if (!session.endpoint().news().resumed(session, info)) {
			session.close(Kind.ERROR, CloseCode.SERVER_ERROR, "session could not be resumed");
		}
	}

	@Override
	public void refused(ResumeResult why) {
		this.resumption.session().endpoint().stats().resumed(why, 0);
		this.resumption.refuse(why);
	}

}
