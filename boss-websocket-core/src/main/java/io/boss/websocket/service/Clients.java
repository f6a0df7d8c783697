/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Clients of a service, in order of connecting. Safe on any thread.
 */
final class Clients {

	private final ReentrantLock lock = new ReentrantLock();

	private final Set<Client> clients = new LinkedHashSet<>();

	// Written under the lock.
	private volatile int size;

	private final AtomicInteger away = new AtomicInteger();

	void add(Client client) {
		this.lock.lock();
		try {
			this.clients.add(client);
			this.size = this.clients.size();
		}
		finally {
			this.lock.unlock();
		}
	}

	void remove(Client client) {
		this.lock.lock();
		try {
			this.clients.remove(client);
			this.size = this.clients.size();
		}
		finally {
			this.lock.unlock();
		}
	}

	int size() {
		return this.size;
	}

	/**
	 * Counts those that were lost and may come back.
	 * @return the count
	 */
	AtomicInteger away() {
		return this.away;
	}

	List<Client> snapshot() {
		this.lock.lock();
		try {
			return new ArrayList<>(this.clients);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Closes all, and no instance hears of it: one that is started later knows nothing of
	 * them.
	 * @param close what they are told
	 */
	void dismiss(UnavailableClose close) {
		snapshot().forEach((client) -> client.dismiss(close));
	}

	/**
	 * Closes those that an instance has known which has ended. Others wait to be joined.
	 * @param close what they are told
	 */
	void dismissJoined(UnavailableClose close) {
		snapshot().stream().filter(Client::isJoined).forEach((client) -> client.dismiss(close));
	}

	/**
	 * A fresh instance has started.
	 * @return clients that are to be joined to it
	 */
	List<Client> rejoining() {
		return snapshot().stream().filter(Client::rejoin).toList();
	}

}
