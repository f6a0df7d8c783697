/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.client;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

import io.boss.websocket.BossMessage;
import org.jspecify.annotations.Nullable;

/**
 * Bounded queue of what a server has sent and the test has not taken yet, which can be
 * waited at. Safe on any thread.
 */
final class Inbox {

	private static final int MAX_MESSAGES = 100_000;

	private static final long MAX_BYTES = 64L * 1024 * 1024;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private final Deque<BossMessage> messages = new ArrayDeque<>();

	private long bytes;

	private long added;

	private long pongs;

	private @Nullable ConnectionEnd end;

	void add(BossMessage message) {
		this.lock.lock();
		try {
			this.messages.add(message);
			this.bytes += message.sizeInBytes();
			this.added++;
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	void addPong() {
		this.lock.lock();
		try {
			this.pongs++;
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Notes how the connection has ended, unless it has ended before.
	 * @param end the end
	 * @return whether it is the first
	 */
	boolean end(ConnectionEnd end) {
		this.lock.lock();
		try {
			if (this.end != null) {
				return false;
			}
			this.end = end;
			this.changed.signalAll();
			return true;
		}
		finally {
			this.lock.unlock();
		}
	}

	@Nullable ConnectionEnd end() {
		this.lock.lock();
		try {
			return this.end;
		}
		finally {
			this.lock.unlock();
		}
	}

	long pongs() {
		this.lock.lock();
		try {
			return this.pongs;
		}
		finally {
			this.lock.unlock();
		}
	}

	List<BossMessage> messages() {
		this.lock.lock();
		try {
			return new ArrayList<>(this.messages);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Whether more should be read from the socket.
	 * @return whether there is room for a message
	 */
	boolean hasRoom() {
		this.lock.lock();
		try {
			return this.messages.size() < MAX_MESSAGES && this.bytes < MAX_BYTES;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Takes the first message, and waits for it while the connection lasts.
	 * @param patience the longest wait
	 * @return the message, or {@code null} if there is none
	 */
	@Nullable BossMessage poll(Duration patience) {
		this.lock.lock();
		try {
			awaitWhile(() -> this.messages.isEmpty() && this.end == null, patience.toNanos());
			BossMessage first = this.messages.poll();
			this.bytes -= (first != null) ? first.sizeInBytes() : 0;
			return first;
		}
		finally {
			this.lock.unlock();
		}
	}

	void clear() {
		this.lock.lock();
		try {
			this.messages.clear();
			this.bytes = 0;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Waits for the end.
	 * @param patience the longest wait
	 * @return the end, or {@code null} if the connection lasts
	 */
	@Nullable ConnectionEnd awaitEnd(Duration patience) {
		this.lock.lock();
		try {
			awaitWhile(() -> this.end == null, patience.toNanos());
			return this.end;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Waits for another pong while the connection lasts.
	 * @param before the number of pongs before it
	 * @param patience the longest wait
	 * @return whether it came
	 */
	boolean awaitPong(long before, Duration patience) {
		this.lock.lock();
		try {
			awaitWhile(() -> this.pongs <= before && this.end == null, patience.toNanos());
			return this.pongs > before;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Waits until the messages meet a condition, while the connection lasts.
	 * @param patience the longest wait
	 * @param condition the condition, which is tried without a lock
	 */
	void await(Duration patience, Predicate<List<BossMessage>> condition) {
		long left = patience.toNanos();
		while (true) {
			long seen;
			boolean last;
			List<BossMessage> messages;
			this.lock.lock();
			try {
				seen = this.added;
				last = this.end != null || left <= 0;
				messages = messages();
			}
			finally {
				this.lock.unlock();
			}
			if (condition.test(messages) || last) {
				return;
			}
			left = awaitAnother(seen, left);
		}
	}

	private long awaitAnother(long seen, long nanos) {
		this.lock.lock();
		try {
			return awaitWhile(() -> this.added == seen && this.end == null, nanos);
		}
		finally {
			this.lock.unlock();
		}
	}

	private long awaitWhile(BooleanSupplier condition, long nanos) {
		long left = nanos;
		try {
			while (condition.getAsBoolean() && left > 0) {
				left = this.changed.awaitNanos(left);
			}
			return left;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while waiting for the server", ex);
		}
	}

}
