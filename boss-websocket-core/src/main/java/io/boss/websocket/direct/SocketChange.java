/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.util.List;

import io.boss.websocket.CloseCode;
import io.boss.websocket.outbound.ReattachmentListener;
import io.boss.websocket.stats.ResumeResult;
import io.boss.websocket.wire.EncodedFrame;

/**
 * Change of the socket behind a session whose client has come back. Confined to the loop.
 */
final class SocketChange {

	/**
	 * What a client is told whose session has ended before its socket was there.
	 */
	static final CloseFrame ENDED = new CloseFrame(CloseCode.SERVICE_RESTART.value(), "session has ended");

	private static final CloseFrame REFUSED = new CloseFrame(CloseCode.POLICY_VIOLATION.value(),
			"session cannot be resumed");

	private static final CloseFrame TAKEN_OVER = new CloseFrame(CloseCode.TAKEN_OVER.value(), "taken over");

	private final DirectOutboundChannel connection;

	private final WireChannel next;

	private final ReattachmentListener client;

	/**
	 * Creates a change.
	 * @param connection the connection, which stays
	 * @param next the socket with which the client has come back
	 * @param client the client
	 */
	SocketChange(DirectOutboundChannel connection, WireChannel next, ReattachmentListener client) {
		this.connection = connection;
		this.next = next;
		this.client = client;
	}

	/**
	 * Goes on with the socket, if the session does.
	 * @param received how many messages the client has received
	 */
	void make(long received) {
		SentMessages sent = this.connection.writer().sent();
		if (sent == null || this.connection.closing().hasBegun()) {
			dismiss(this.next, ENDED);
		}
		else if (!this.client.isLatest()) {
			dismiss(this.next, TAKEN_OVER);
		}
		else if (!sent.isPlausible(received)) {
			refuse(ResumeResult.INVALID);
		}
		else {
			sent.acknowledge(received);
			if (sent.isComplete()) {
				takeOver();
				move(sent.unacknowledged());
			}
			else {
				refuse(ResumeResult.OVERFLOW);
			}
		}
	}

	private void dismiss(WireChannel socket, CloseFrame frame) {
		this.connection.farewell().say(socket, frame);
	}

	private void refuse(ResumeResult why) {
		dismiss(this.next, REFUSED);
		this.client.refused(why);
	}

	// The former socket may still be there, and its client not know that it is dead.
	private void takeOver() {
		if (this.connection.isAttached()) {
			boolean torn = this.connection.writer().isInsideFrame();
			WireChannel former = this.connection.detach();
			if (torn) {
				former.close();
			}
			else {
				dismiss(former, TAKEN_OVER);
			}
		}
	}

	private void move(List<EncodedFrame> missed) {
		this.connection.moveTo(this.next);
		String welcome = this.client.welcome(missed.size());
		this.connection.writer().attach(new Replay(MessageFrames.control(welcome), missed));
		this.client.attached(missed.size());
	}

}
