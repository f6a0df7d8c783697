/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.request;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.boss.websocket.BossConnection;
import io.boss.websocket.stats.RequestOutcome;
import org.jspecify.annotations.Nullable;

/**
 * Requests of one client whose callbacks have ended and whose answers have not been sent,
 * and messages without an id that are still being answered. Safe on any thread.
 */
public final class OpenRequests {

	// By their ids; those without one by themselves.
	private final Map<Object, ClientRequest> open = new ConcurrentHashMap<>();

	// Answered by callbacks that have failed afterwards.
	private final Set<String> answered = ConcurrentHashMap.newKeySet();

	private volatile boolean closed;

	/**
	 * The requests of a client, to look at only.
	 * @param client the client
	 * @return the requests, or {@code null} if none has ever waited
	 */
	static @Nullable OpenRequests known(BossConnection client) {
		return (client instanceof RequestPeer peer) ? peer.knownRequests() : null;
	}

	int size() {
		return this.open.size();
	}

	@Nullable ClientRequest find(String id) {
		return this.open.get(id);
	}

	void add(Object key, ClientRequest request) {
		this.open.put(key, request);
	}

	void remove(Object key, ClientRequest request) {
		this.open.remove(key, request);
	}

	boolean isClosed() {
		return this.closed;
	}

	/**
	 * A callback has failed after its request was answered: whatever follows, the client
	 * has its answer.
	 * @param id the id of the request
	 */
	void answered(String id) {
		this.answered.add(id);
	}

	/**
	 * Whether a request was answered by a callback that has failed afterwards.
	 * @param id the id of the request
	 * @return whether there is nothing to answer any more; asked once
	 */
	boolean wasAnswered(String id) {
		return !this.answered.isEmpty() && this.answered.remove(id);
	}

	/**
	 * The client is gone, and nobody waits for answers.
	 */
	public void close() {
		this.closed = true;
		List.copyOf(this.open.values()).forEach((request) -> request.cancel(RequestOutcome.GONE));
	}

}
