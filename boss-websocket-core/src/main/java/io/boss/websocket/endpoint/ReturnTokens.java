/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint;

import java.util.Objects;

import io.boss.websocket.CloseReason;
import io.boss.websocket.session.ResumeRequest;
import io.boss.websocket.session.SessionToken;
import io.boss.websocket.session.Sessions;
import io.boss.websocket.session.TokenHash;
import io.boss.websocket.stats.ResumeResult;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of one session: the next one, and the one with which the client came back last
 * until the next one is known to have arrived. A welcome may be lost on its way, and the
 * client has nothing else to come back with then. Safe on any thread.
 */
final class ReturnTokens {

	private final Resumption session;

	private final Sessions<Resumption> sessions;

	private @Nullable TokenHash next;

	private @Nullable ResumeRequest shown;

	// The same object as the one that was claimed with last.
	private @Nullable ResumeRequest latest;

	private boolean ended;

	private volatile boolean unheard;

	ReturnTokens(Resumption session, Sessions<Resumption> sessions) {
		this.session = session;
		this.sessions = sessions;
	}

	/**
	 * Makes the next token. The one that the client has shown stays good until the client
	 * is {@linkplain #heard() heard}.
	 * @return the token
	 */
	synchronized SessionToken issue() {
		SessionToken shown = shownToken();
		boolean isShown = shown != null && shown.hash().equals(this.next);
		SessionToken token = this.sessions.issue(this.session, isShown ? null : this.next);
		this.next = token.hash();
		this.unheard = shown != null;
		if (this.ended) {
			this.sessions.ended(this.session, this.next, null);
		}
		return token;
	}

	private @Nullable SessionToken shownToken() {
		return (this.shown != null) ? this.shown.token() : null;
	}

	/**
	 * Whether the client has said nothing since it came back.
	 * @return whether to tell when it is {@linkplain #heard() heard}
	 */
	boolean isUnheard() {
		return this.unheard;
	}

	/**
	 * The client has said something, which it does only when it has read its welcome, and
	 * with that its next token: the one that it has shown is void.
	 */
	synchronized void heard() {
		forgetShown();
	}

	private void forgetShown() {
		if (this.shown != null) {
			this.sessions.claim(this.shown, this.session);
			this.shown = null;
		}
		this.unheard = false;
	}

	/**
	 * Takes a token. It stays good: a client whose connection breaks at once comes a
	 * second time with the same, perhaps while it is still on its way back for the first
	 * time.
	 * @param request what the client has shown
	 * @return whether the session is the client's
	 */
	synchronized boolean claim(ResumeRequest request) {
		if (this.ended || this.sessions.find(request) != this.session) {
			return false;
		}
		if (!Objects.equals(shownToken(), request.token())) {
			forgetShown();
		}
		this.shown = request;
		this.latest = request;
		return true;
	}

	/**
	 * Whether a client is the last one that has come back.
	 * @param request what it has shown
	 * @return whether it has not come once more meanwhile
	 */
	@SuppressWarnings("ReferenceEquality") // each handshake has an object of its own
	synchronized boolean isLatest(ResumeRequest request) {
		return this.latest == request;
	}

	/**
	 * The session has ended.
	 * @param reason what the client is told if it comes back, or {@code null} if it will
	 * not
	 */
	synchronized void ended(@Nullable ResumeResult reason) {
		this.ended = true;
		if (this.next != null) {
			this.sessions.ended(this.session, this.next, reason);
		}
		SessionToken token = shownToken();
		if (token != null) {
			this.sessions.ended(this.session, token.hash(), reason);
		}
	}

	/**
	 * What a client is told that comes back to a session that has ended.
	 * @param reason why it has ended
	 * @param away whether the client was away
	 * @return the result, or {@code null} if the client will not come back
	 */
	static @Nullable ResumeResult resultOf(CloseReason reason, boolean away) {
		return switch (reason.kind()) {
			case PEER -> null;
			case AUTHENTICATION_EXPIRED -> ResumeResult.AUTHENTICATION;
			// It could not be kept, or it would be detached.
			case CONNECTION_LOST, HEARTBEAT_TIMEOUT -> away ? ResumeResult.CLOSED : ResumeResult.OVERFLOW;
			default -> ResumeResult.CLOSED;
		};
	}

}
