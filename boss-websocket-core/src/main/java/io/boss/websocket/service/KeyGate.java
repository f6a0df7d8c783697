/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

import org.jspecify.annotations.Nullable;

/**
 * Gate in front of the process of a key, which also decides when the process ends: a
 * retired gate lets nobody in for ever, and only a gate without threads inside and
 * without clients on their way can be retired. So a thread that was let in finds a
 * process that lasts, and a thread that was not knows that another one may be made.
 * <p>
 * All of it is one number, changed by compare-and-set: two flags for open and retired, a
 * flag that says that the process is vacant, the clients on their way (seats), the
 * threads inside, and the entries so far. Whoever decides to retire the gate names the
 * number that the decision rests on, and any entry since then changes it.
 */
final class KeyGate implements Gate {

	private static final AtomicLongFieldUpdater<KeyGate> NUMBER = AtomicLongFieldUpdater.newUpdater(KeyGate.class,
			"number");

	@SuppressWarnings("rawtypes") // The updater knows no type arguments.
	private static final AtomicReferenceFieldUpdater<KeyGate, Runnable> WHEN_EMPTY = AtomicReferenceFieldUpdater
		.newUpdater(KeyGate.class, Runnable.class, "whenEmpty");

	private static final long OPEN = 1L << 62;

	private static final long RETIRED = 1L << 61;

	private static final long VACANT = 1L << 60;

	private static final long ONE_INSIDE = 1L;

	private static final long INSIDE = (1L << 18) - 1;

	private static final long ONE_SEAT = 1L << 18;

	private static final long SEATS = ((1L << 18) - 1) << 18;

	private static final long ONE_ENTRY = 1L << 36;

	private static final long ENTRIES = ((1L << 24) - 1) << 36;

	private final AtomicInteger vacancies;

	private volatile long number;

	// Read and written only through the updater.
	@SuppressWarnings("UnusedVariable")
	private volatile @Nullable Runnable whenEmpty;

	/**
	 * Creates a gate that is open.
	 * @param vacancies counts the gates whose processes are vacant
	 */
	KeyGate(AtomicInteger vacancies) {
		this.vacancies = vacancies;
		this.number = OPEN;
	}

	@Override
	public boolean isOpen() {
		return (this.number & OPEN) != 0;
	}

	boolean isRetired() {
		return (this.number & RETIRED) != 0;
	}

	boolean isVacant() {
		return (this.number & VACANT) != 0;
	}

	@Override
	public void open() {
		throw new IllegalStateException("The process of a key begins once");
	}

	@Override
	public int enter() {
		return add(OPEN, ONE_INSIDE, INSIDE) ? 0 : SHUT;
	}

	/**
	 * Keeps the process for a client that is on its way to it.
	 * @return whether the gate is not retired
	 */
	boolean sit() {
		return add(0, ONE_SEAT, SEATS);
	}

	private boolean add(long needed, long one, long mask) {
		long before;
		long after;
		do {
			before = this.number;
			if ((before & needed) != needed || (before & RETIRED) != 0 || (before & mask) == mask) {
				return false;
			}
			after = (before & ~VACANT & ~ENTRIES) | ((before + ONE_ENTRY) & ENTRIES);
			after += one;
		}
		while (!NUMBER.compareAndSet(this, before, after));
		if ((before & VACANT) != 0) {
			this.vacancies.decrementAndGet();
		}
		return true;
	}

	@Override
	public void leave(int cell) {
		endIfEmpty(NUMBER.addAndGet(this, -ONE_INSIDE));
	}

	/**
	 * The client has come, or comes no more.
	 */
	void standUp() {
		NUMBER.addAndGet(this, -ONE_SEAT);
	}

	@Override
	public void shut(Runnable whenEmpty) {
		WHEN_EMPTY.set(this, whenEmpty);
		endIfEmpty(clear(OPEN));
	}

	private long clear(long flag) {
		return NUMBER.updateAndGet(this, (number) -> number & ~flag);
	}

	@Override
	public void giveUp() {
		Runnable task = WHEN_EMPTY.getAndSet(this, null);
		if (task != null) {
			task.run();
		}
	}

	private void endIfEmpty(long number) {
		if ((number & (OPEN | INSIDE)) == 0) {
			giveUp();
		}
	}

	/**
	 * Looks at the gate before a decision.
	 * @return the number that the decision rests on
	 */
	long look() {
		return this.number;
	}

	/**
	 * Says that the process is vacant, until a thread or a client enters.
	 * @param seen what {@link #look} answered before the process was found vacant
	 */
	void vacate(long seen) {
		if (isUnused(seen) && (seen & VACANT) == 0 && NUMBER.compareAndSet(this, seen, seen | VACANT)) {
			this.vacancies.incrementAndGet();
		}
	}

	/**
	 * Retires the gate of a process that is vacant.
	 * @return whether it was, and was not retired before
	 */
	boolean retireVacant() {
		long seen = this.number;
		return (seen & VACANT) != 0 && retire(seen);
	}

	/**
	 * Retires the gate.
	 * @param seen what {@link #look} answered before the process was found to be of no
	 * use
	 * @return whether nobody has entered since then, and it was not retired before
	 */
	boolean retire(long seen) {
		if (!isUnused(seen) || !NUMBER.compareAndSet(this, seen, (seen | RETIRED) & ~OPEN & ~VACANT)) {
			return false;
		}
		if ((seen & VACANT) != 0) {
			this.vacancies.decrementAndGet();
		}
		return true;
	}

	/**
	 * Retires the gate of a process that has ended, whoever may be inside.
	 * @return whether it was not retired before
	 */
	boolean retireAnyhow() {
		long before = NUMBER.getAndUpdate(this, (number) -> (number | RETIRED) & ~OPEN & ~VACANT);
		if ((before & VACANT) != 0) {
			this.vacancies.decrementAndGet();
		}
		return (before & RETIRED) == 0;
	}

	private static boolean isUnused(long number) {
		return (number & (RETIRED | INSIDE | SEATS)) == 0;
	}

}
