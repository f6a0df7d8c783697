/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

import io.boss.websocket.BossConnection;
import io.boss.websocket.CloseCode;
import io.boss.websocket.CloseReason;
import io.boss.websocket.CloseReason.Kind;
import org.jspecify.annotations.Nullable;

/**
 * End of a session: the first to end it decides the {@link CloseReason}, be it the
 * client, the service, the queue or this endpoint. A superclass rather than an object of
 * its own, because each connection would have one. Safe on any thread.
 */
public abstract class SessionEnd {

	private static final AtomicIntegerFieldUpdater<SessionEnd> ENDED = AtomicIntegerFieldUpdater
		.newUpdater(SessionEnd.class, "ended");

	// Written only through the updater.
	private volatile int ended;

	// Reason that the endpoint gives for what it closes.
	private volatile @Nullable CloseReason ownReason;

	// Reason of the close frame that is on its way.
	private volatile @Nullable CloseReason ending;

	SessionEnd() {
	}

	/**
	 * Handle of the client.
	 * @return the connection
	 */
	public abstract BossConnection connection();

	/**
	 * The session has ended. Called once.
	 * @param reason why
	 */
	abstract void ended(CloseReason reason);

	boolean hasEnded() {
		return this.ended != 0;
	}

	/**
	 * Closes the client because its time is up.
	 * @param kind what happened
	 * @param reason the close reason
	 */
	void expire(Kind kind, String reason) {
		close(kind, CloseCode.GOING_AWAY, reason);
	}

	/**
	 * Closes the client after what has been sent so far. On any thread; nothing blocks.
	 * @param kind what happened, as the service hears it
	 * @param code the close code
	 * @param reason the close reason
	 */
	public void close(Kind kind, CloseCode code, String reason) {
		String sendable = CloseReason.sendable(code, reason);
		this.ownReason = new CloseReason(kind, code, sendable);
		connection().close(code, sendable);
	}

	/**
	 * This side begins to close the connection.
	 * @param code the close code
	 * @param reason the close reason
	 */
	public void closing(int code, String reason) {
		CloseReason own = this.ownReason;
		Kind kind = (own != null && own.code().value() == code && own.text().equals(reason)) ? own.kind()
				: Kind.SHUTDOWN;
		this.ending = new CloseReason(kind, CloseCode.of(code), reason);
	}

	/**
	 * The container reports that the connection is closed, and does not tell by whom.
	 * @param code the close code
	 * @param text the close reason
	 */
	public void reportedClosed(int code, String text) {
		CloseCode closeCode = CloseCode.of(code);
		endAs(kindOf(closeCode), closeCode, text);
	}

	/**
	 * The client has sent a close frame.
	 * @param code the close code, {@link CloseCode#NO_STATUS} if it sent none
	 * @param text the close reason
	 */
	public void closedByPeer(int code, String text) {
		endAs(Kind.PEER, CloseCode.of(code), text);
	}

	/**
	 * The connection is gone.
	 */
	public void lost() {
		endAs(Kind.CONNECTION_LOST, CloseCode.ABNORMAL, "");
	}

	// What this side has begun to close it has closed, whatever comes then.
	void endAs(Kind kind, CloseCode code, String text) {
		CloseReason ending = this.ending;
		end((ending != null) ? ending : new CloseReason(kind, code, text));
	}

	/**
	 * Ends the session, unless it has ended before.
	 * @param reason why
	 */
	void end(CloseReason reason) {
		if (ENDED.compareAndSet(this, 0, 1)) {
			ended(reason);
		}
	}

	/**
	 * What a close means that this side did not begin. A container reports a frame or a
	 * text that it could not read as if the peer had sent the code, which peers hardly
	 * ever do.
	 * @param code the close code
	 * @return what happened
	 */
	static Kind kindOf(CloseCode code) {
		return switch (code.value()) {
			case 1002 -> Kind.BAD_FRAME;
			case 1006 -> Kind.CONNECTION_LOST;
			case 1007 -> Kind.BAD_ENCODING;
			default -> Kind.PEER;
		};
	}

}
