/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.session;

import io.boss.websocket.stats.ResumeResult;
import org.jspecify.annotations.Nullable;

/**
 * First message of each connection that speaks {@code boss.v1}. Whole numbers that are
 * negative, and what is {@code null}, are left out.
 *
 * @param heartbeat milliseconds between two beats, 0 if there are none
 * @param resumed whether a session goes on
 * @param session what the client may come back with
 * @param grace milliseconds for which the server waits for that
 * @param received how many messages of the client have been received on the session
 * @param replayed how many messages of before follow
 * @param reason why the session does not go on that the client asked for
 */
public record Welcome(long heartbeat, boolean resumed, @Nullable SessionToken session, long grace, long received,
		long replayed, @Nullable ResumeResult reason) {

	private static final long LEFT_OUT = -1;

	/**
	 * The welcome to a client whose session ends with its connection.
	 * @param heartbeat milliseconds between two beats, 0 if there are none
	 * @return the welcome
	 */
	public static Welcome plain(long heartbeat) {
		return new Welcome(heartbeat, false, null, LEFT_OUT, LEFT_OUT, LEFT_OUT, null);
	}

	/**
	 * The same with what the client may come back with.
	 * @param session the token
	 * @param grace milliseconds for which the server waits for that
	 * @return another welcome
	 */
	public Welcome with(SessionToken session, long grace) {
		return new Welcome(this.heartbeat, this.resumed, session, grace, this.received, this.replayed, this.reason);
	}

	/**
	 * The same for a session that goes on.
	 * @param received how many messages of the client have been received on the session
	 * @param replayed how many messages of before follow
	 * @return another welcome
	 */
	public Welcome resumed(long received, long replayed) {
		return new Welcome(this.heartbeat, true, this.session, this.grace, received, replayed, null);
	}

	/**
	 * The same for a client that gets another session than the one it asked for.
	 * @param reason why
	 * @return another welcome
	 */
	public Welcome insteadOf(ResumeResult reason) {
		return new Welcome(this.heartbeat, false, this.session, this.grace, LEFT_OUT, LEFT_OUT, reason);
	}

	String text(Mark mark) {
		StringBuilder text = new StringBuilder(160).append("{\"type\":\"boss.welcome\",\"mark\":\"")
			.append(mark.text())
			.append("\",\"heartbeat\":")
			.append(this.heartbeat)
			.append(",\"resumed\":")
			.append(this.resumed);
		if (this.session != null) {
			text.append(",\"session\":\"").append(this.session.text()).append('"');
		}
		append(text, "grace", this.grace);
		append(text, "received", this.received);
		append(text, "replayed", this.replayed);
		if (this.reason != null) {
			text.append(",\"reason\":\"").append(this.reason.word()).append('"');
		}
		return text.append('}').toString();
	}

	private static void append(StringBuilder text, String member, long value) {
		if (value >= 0) {
			text.append(",\"").append(member).append("\":").append(value);
		}
	}

	// The token is a secret.
	@Override
	public String toString() {
		return "Welcome[resumed=" + this.resumed + ", reason=" + this.reason + "]";
	}

}
