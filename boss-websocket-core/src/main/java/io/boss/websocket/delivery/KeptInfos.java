/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.delivery;

import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * Infos that are late rather than lost when there is no room for them: they wait in an
 * {@link InfoBacklog} then, those that come after them too, until their turn comes. Each
 * turn takes as many of them as there is room for, and one at least, so that they arrive
 * however much others send. Nothing blocks.
 *
 * @param <T> the type of the infos
 */
public final class KeptInfos<T> {

	/**
	 * How many infos one turn takes at most: others want room, too.
	 */
	public static final int BATCH = 128;

	private final InfoQueue<T> queue;

	private final InfoBacklog<T> backlog;

	private final ReentrantLock lock = new ReentrantLock();

	// Whether a turn is to come, before which nothing may pass.
	private boolean waiting;

	/**
	 * Creates infos. What waits is forgotten when the queue is not open any more.
	 * @param queue where infos go when there is room
	 * @param backlog where they wait, for these infos only
	 */
	public KeptInfos(InfoQueue<T> queue, InfoBacklog<T> backlog) {
		this.queue = queue;
		this.backlog = backlog;
	}

	/**
	 * Sends an info, now or later. By one thread at a time.
	 * @param info the info
	 */
	public void put(T info) {
		if (this.queue.isOpen() && !addIfOthersWait(info) && !this.queue.offer(info)) {
			keep(info);
			this.queue.inTurn(this::turn);
		}
	}

	private boolean addIfOthersWait(T info) {
		this.lock.lock();
		try {
			if (this.waiting) {
				this.backlog.add(info);
			}
			return this.waiting;
		}
		finally {
			this.lock.unlock();
		}
	}

	private void keep(T info) {
		this.lock.lock();
		try {
			this.waiting = true;
			this.backlog.add(info);
		}
		finally {
			this.lock.unlock();
		}
	}

	private void turn() {
		boolean room = true;
		for (int i = 0; i < BATCH && room; i++) {
			T info = next();
			if (info == null) {
				return;
			}
			room = this.queue.offer(info);
			if (!room) {
				this.queue.force(info);
			}
		}
		this.queue.inTurn(this::turn);
	}

	private @Nullable T next() {
		this.lock.lock();
		try {
			T info = this.queue.isOpen() ? this.backlog.poll() : null;
			if (info == null) {
				this.backlog.clear();
				this.waiting = false;
			}
			return info;
		}
		finally {
			this.lock.unlock();
		}
	}

}
