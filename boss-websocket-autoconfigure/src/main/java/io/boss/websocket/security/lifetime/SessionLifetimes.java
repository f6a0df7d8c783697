/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.security.lifetime;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * Clients that end with an HTTP session, by session. Safe on any thread.
 */
final class SessionLifetimes {

	/**
	 * How many sessions are remembered that have ended or changed their id, for clients
	 * that are connecting at that moment.
	 */
	private static final int MAX_REMEMBERED = 4096;

	private static final String ENDED = "";

	private final ReentrantLock lock = new ReentrantLock();

	private final Map<String, Set<Lifetime>> lifetimes = new LinkedHashMap<>();

	private final Map<String, String> successors = new LinkedHashMap<>();

	/**
	 * Lets a client end with a session, and with no other.
	 * @param lifetime the client's
	 * @param sessionId the id of the session, or {@code null} for none
	 */
	void move(Lifetime lifetime, @Nullable String sessionId) {
		boolean over;
		this.lock.lock();
		try {
			leave(lifetime);
			String current = current(sessionId);
			over = ENDED.equals(current);
			if (current != null && !over && !lifetime.isClosed()) {
				join(lifetime, current);
			}
		}
		finally {
			this.lock.unlock();
		}
		if (over) {
			lifetime.sessionEnded();
		}
	}

	private @Nullable String current(@Nullable String sessionId) {
		String current = sessionId;
		String successor = this.successors.get(current);
		while (successor != null) {
			current = successor;
			successor = this.successors.get(current);
		}
		return current;
	}

	private void join(Lifetime lifetime, String sessionId) {
		this.lifetimes.computeIfAbsent(sessionId, (unused) -> new LinkedHashSet<>()).add(lifetime);
		lifetime.belongsTo(sessionId);
	}

	private void leave(Lifetime lifetime) {
		String sessionId = lifetime.httpSessionId();
		Set<Lifetime> companions = (sessionId != null) ? this.lifetimes.get(sessionId) : null;
		if (sessionId != null && companions != null) {
			companions.remove(lifetime);
			if (companions.isEmpty()) {
				this.lifetimes.remove(sessionId);
			}
		}
		lifetime.belongsTo(null);
	}

	/**
	 * A session has begun, perhaps with an id that was used before.
	 * @param sessionId the id of the session
	 */
	void began(String sessionId) {
		this.lock.lock();
		try {
			this.successors.remove(sessionId);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * A session has got another id.
	 * @param before the id so far
	 * @param after the id from now on
	 */
	void renamed(String before, String after) {
		if (before.equals(after)) {
			return;
		}
		this.lock.lock();
		try {
			this.successors.remove(after);
			remember(before, after);
			Set<Lifetime> companions = this.lifetimes.remove(before);
			if (companions != null) {
				companions.forEach((lifetime) -> join(lifetime, after));
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * A session has ended.
	 * @param sessionId the id of the session
	 */
	void ended(String sessionId) {
		Set<Lifetime> companions;
		this.lock.lock();
		try {
			remember(sessionId, ENDED);
			companions = this.lifetimes.remove(sessionId);
			if (companions != null) {
				companions.forEach((lifetime) -> lifetime.belongsTo(null));
			}
		}
		finally {
			this.lock.unlock();
		}
		if (companions != null) {
			companions.forEach(Lifetime::sessionEnded);
		}
	}

	private void remember(String sessionId, String successor) {
		this.successors.put(sessionId, successor);
		if (this.successors.size() > MAX_REMEMBERED) {
			this.successors.remove(this.successors.keySet().iterator().next());
		}
	}

}
