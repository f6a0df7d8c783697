/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.security.token;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

import io.boss.websocket.security.Ticket;
import io.boss.websocket.security.TicketStore;
import io.boss.websocket.timing.EngineClock;
import org.jspecify.annotations.Nullable;

/**
 * Store of the tickets of one node, which all live equally long, so that the oldest are
 * void first. Safe on any thread.
 */
public final class InMemoryTicketStore implements TicketStore {

	private static final int MIN_SHARE = 16;

	private final int capacity;

	private final EngineClock clock;

	private final ReentrantLock lock = new ReentrantLock();

	private final Map<String, Ticket> tickets = new LinkedHashMap<>();

	/**
	 * Creates a store.
	 * @param capacity how many tickets may wait to be used
	 * @param clock tells which are void
	 */
	public InMemoryTicketStore(int capacity, EngineClock clock) {
		this.capacity = capacity;
		this.clock = clock;
	}

	@Override
	public boolean put(String hash, Ticket ticket) {
		this.lock.lock();
		try {
			forgetVoid();
			if (this.tickets.size() >= this.capacity || takesMoreThanItsShare(ticket)) {
				return false;
			}
			this.tickets.put(hash, ticket);
			return true;
		}
		finally {
			this.lock.unlock();
		}
	}

	// One user must not leave nothing for the others; while there is plenty, nobody
	// counts.
	private boolean takesMoreThanItsShare(Ticket ticket) {
		if (this.tickets.size() < this.capacity / 10) {
			return false;
		}
		String user = ticket.authentication().getName();
		long share = Math.max(MIN_SHARE, this.capacity / 100);
		return this.tickets.values()
			.stream()
			.filter((other) -> other.authentication().getName().equals(user))
			.count() >= share;
	}

	private void forgetVoid() {
		Iterator<Ticket> oldestFirst = this.tickets.values().iterator();
		while (oldestFirst.hasNext() && !this.clock.instant().isBefore(oldestFirst.next().expires())) {
			oldestFirst.remove();
		}
	}

	@Override
	public @Nullable Ticket take(String hash) {
		this.lock.lock();
		try {
			return this.tickets.remove(hash);
		}
		finally {
			this.lock.unlock();
		}
	}

}
