/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint;

import io.boss.websocket.CloseCode;
import io.boss.websocket.CloseReason.Kind;
import io.boss.websocket.config.Limit;
import org.jspecify.annotations.Nullable;

/**
 * Check whether a client is silent, idle or old, when it is looked at: nothing happens
 * when the client says something, except that its session notes the time. Used by the
 * thread that looks, except to detach it.
 */
final class LivenessCheck extends TimerWheel.Entry {

	/**
	 * Clients that have come together are not sent pings together.
	 */
	private static final int PING_EARLIER_AT_MOST_PERCENT = 20;

	/**
	 * Nor do they leave together.
	 */
	private static final int LEAVE_EARLIER_AT_MOST_PERCENT = 10;

	// Ids may be numbers, whose hash codes are numbers in a row.
	private static final int SPREAD = 0x9E3779B9;

	// The wheel keeps an entry for a while when the client is gone, but not the client.
	private volatile @Nullable ClientSession session;

	// How much earlier than others, in percent of the above.
	private final byte earliness;

	private boolean awaiting;

	private boolean overdue;

	private long pinged;

	// When that began whose time was up, and of which there was only a warning.
	private long letThrough = ConnectionActivity.NOTHING;

	LivenessCheck(ClientSession session) {
		this.session = session;
		this.earliness = earliness(session.connection().id());
	}

	// Of what differs between clients, and is the same when a test is run again.
	private static byte earliness(String id) {
		return (byte) Integer.remainderUnsigned(id.hashCode() * SPREAD, 101);
	}

	/**
	 * The client is gone. On any thread.
	 */
	void detach() {
		this.session = null;
	}

	@Nullable ClientSession session() {
		return this.session;
	}

	@Override
	long look(long now) {
		ClientSession session = this.session;
		return (session != null && session.isOpen()) ? look(session, session.endpoint().timeouts(), now)
				: TimerWheel.DONE;
	}

	private long look(ClientSession session, LivenessTimeouts timeouts, long now) {
		ConnectionActivity activity = session.activity();
		long age = early(timeouts.maxAge(), LEAVE_EARLIER_AT_MOST_PERCENT) - (now - activity.opened());
		if (age <= 0) {
			return end(session, Kind.MAX_AGE, "maximum age");
		}
		// Before its times: when it is read again they are newer.
		if (activity.isPaused() || session.isDetached()) {
			this.awaiting = false;
			this.overdue = false;
			return Math.min(age, timeouts.shortest());
		}
		long idle = timeouts.idle() - (now - activity.lastMessage());
		long begun = activity.unfinishedSince();
		long message = message(activity, begun, timeouts, now);
		long heartbeat = (timeouts.interval() < LivenessTimeouts.NEVER) ? heartbeat(session, timeouts, now)
				: LivenessTimeouts.NEVER;
		long left = Math.min(Math.min(idle, message), heartbeat);
		if (left > 0) {
			this.overdue = false;
			return Math.min(age, left);
		}
		// A server that was frozen itself first reads what has come meanwhile.
		if (!this.overdue) {
			this.overdue = true;
			return 0;
		}
		if (message <= 0) {
			return endMessage(session, begun);
		}
		if (idle <= 0) {
			return end(session, Kind.IDLE_TIMEOUT, "idle timeout");
		}
		session.unheard(Kind.HEARTBEAT_TIMEOUT, "heartbeat timeout");
		return (session.resumption() != null) ? timeouts.shortest() : TimerWheel.DONE;
	}

	// Answers how much time a message has left that has begun, or is to be the first.
	private long message(ConnectionActivity activity, long begun, LivenessTimeouts timeouts, long now) {
		if (begun != ConnectionActivity.NOTHING && begun != this.letThrough) {
			return timeouts.message() - (now - begun);
		}
		// One may begin right now.
		boolean awaited = !activity.hasSpoken() && this.letThrough != activity.opened();
		return awaited ? Math.min(timeouts.message(), timeouts.firstMessage() - (now - activity.opened()))
				: timeouts.message();
	}

	private long endMessage(ClientSession session, long begun) {
		boolean first = begun == ConnectionActivity.NOTHING;
		Limit limit = first ? Limit.FIRST_MESSAGE_TIMEOUT : Limit.MESSAGE_TIMEOUT;
		if (session.report().isLate(limit)) {
			session.close(Kind.ERROR, CloseCode.of(limit.code()),
					first ? "no message in time" : "message takes too long");
			return TimerWheel.DONE;
		}
		this.letThrough = first ? session.activity().opened() : begun;
		this.overdue = false;
		return 0;
	}

	private static long end(ClientSession session, Kind kind, String reason) {
		session.expire(kind, reason);
		return TimerWheel.DONE;
	}

	// Answers how much time is left until there is something to do, or the client dead.
	private long heartbeat(ClientSession session, LivenessTimeouts timeouts, long now) {
		long heard = session.activity().lastHeard();
		long interval = early(timeouts.interval(), PING_EARLIER_AT_MOST_PERCENT);
		// Before the ping nothing was heard for an interval; what is heard at its very
		// moment is the answer, if time stands still meanwhile.
		if (this.awaiting && heard - this.pinged < 0 && session.channel().queuedMessages() == 0) {
			return Math.min(interval, timeouts.timeout() - (now - this.pinged));
		}
		// What waits in the outbound queue is the business of the send timeout: the ping
		// may be behind it. Another one follows when it is empty.
		this.awaiting = false;
		long rest = interval - (now - heard);
		if (rest > 0) {
			return rest;
		}
		if (!session.channel().pingIfIdle()) {
			return Math.max(1, timeouts.timeout() / 4);
		}
		this.awaiting = true;
		this.pinged = now;
		// The next ping may be due before the answer is overdue.
		return Math.min(interval, timeouts.timeout());
	}

	private long early(long nanos, int atMostPercent) {
		return nanos - nanos / 10_000 * atMostPercent * this.earliness;
	}

}
