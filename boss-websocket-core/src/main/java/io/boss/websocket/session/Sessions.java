/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.session;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

import io.boss.websocket.stats.ResumeResult;
import org.jspecify.annotations.Nullable;

/**
 * Sessions of an application that clients may come back to, by their tokens. A token is
 * good for one session and one return; the hash alone is kept. Safe on any thread.
 *
 * @param <S> the type of the sessions
 */
public final class Sessions<S extends Resumable> {

	// Tokens of other applications are of another home: nothing need be asked to know it.
	private final String home = SessionToken.nextHome();

	private final int maxDetached;

	private final ReentrantLock lock = new ReentrantLock();

	private final Map<TokenHash, S> sessions = new HashMap<>();

	// The one that was detached first is the first.
	private final Set<S> detached = new LinkedHashSet<>();

	private final EndedSessions ended;

	/**
	 * Creates an empty store.
	 * @param maxDetached how many sessions may wait for their clients
	 */
	public Sessions(int maxDetached) {
		this.maxDetached = maxDetached;
		this.ended = new EndedSessions(maxDetached);
	}

	/**
	 * Makes the next token of a session, in place of the one that it had.
	 * @param session the session
	 * @param former hash of the one that it had, or {@code null}
	 * @return the token
	 */
	public SessionToken issue(S session, @Nullable TokenHash former) {
		SessionToken token = SessionToken.next(this.home);
		TokenHash hash = token.hash();
		this.lock.lock();
		try {
			if (former != null) {
				this.sessions.remove(former);
			}
			this.sessions.put(hash, session);
		}
		finally {
			this.lock.unlock();
		}
		return token;
	}

	/**
	 * Looks for the session that a client asks for. Nothing is used up.
	 * @param request what the client asks for
	 * @return the session, or {@code null} if there is none
	 */
	public @Nullable S find(ResumeRequest request) {
		SessionToken token = request.token();
		if (token == null || !token.home().equals(this.home)) {
			return null;
		}
		TokenHash hash = token.hash();
		this.lock.lock();
		try {
			return this.sessions.get(hash);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Uses a token up.
	 * @param request what the client asks for
	 * @param session the session that was found
	 * @return whether the token was good until now
	 */
	public boolean claim(ResumeRequest request, S session) {
		SessionToken token = request.token();
		if (token == null) {
			return false;
		}
		TokenHash hash = token.hash();
		this.lock.lock();
		try {
			return this.sessions.remove(hash, session);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Tells why a client does not get what it asks for, once.
	 * @param request what the client asks for
	 * @return the reason
	 */
	public ResumeResult whyNot(ResumeRequest request) {
		SessionToken token = request.token();
		if (token == null) {
			return ResumeResult.UNKNOWN;
		}
		if (!token.home().equals(this.home)) {
			return ResumeResult.GONE;
		}
		TokenHash hash = token.hash();
		this.lock.lock();
		try {
			return this.ended.take(hash);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * A session waits for its client. If there are too many, the one that has waited
	 * longest ends.
	 * @param session the session
	 */
	public void detached(S session) {
		S displaced = null;
		this.lock.lock();
		try {
			this.detached.add(session);
			if (this.detached.size() > this.maxDetached) {
				displaced = this.detached.iterator().next();
				this.detached.remove(displaced);
			}
		}
		finally {
			this.lock.unlock();
		}
		if (displaced != null) {
			displaced.displaced();
		}
	}

	/**
	 * A session has its client again.
	 * @param session the session
	 */
	public void attached(S session) {
		this.lock.lock();
		try {
			this.detached.remove(session);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * A session has ended.
	 * @param session the session
	 * @param token its token
	 * @param reason what its client is told if it comes back, or {@code null} if it will
	 * not
	 */
	public void ended(S session, TokenHash token, @Nullable ResumeResult reason) {
		this.lock.lock();
		try {
			this.sessions.remove(token);
			this.detached.remove(session);
			if (reason != null) {
				this.ended.add(token, reason);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * How many sessions wait for their clients.
	 * @return the number at this moment
	 */
	public int detached() {
		this.lock.lock();
		try {
			return this.detached.size();
		}
		finally {
			this.lock.unlock();
		}
	}

}
