/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.limit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Rates of handshakes from each address. An address without handshakes for a while is
 * forgotten, and when there are too many at once the rest share. Safe on any thread.
 */
final class AddressRates {

	static final int MAX_ADDRESSES = 65_536;

	private static final Object REST = new Object();

	private static final long SWEEP_INTERVAL = TimeUnit.SECONDS.toNanos(1);

	private final int perSecond;

	private final LongSupplier clock;

	private final Map<Object, HandshakeRate> rates = new ConcurrentHashMap<>();

	private final AtomicLong swept;

	/**
	 * Creates rates.
	 * @param perSecond how many handshakes may come from an address within a second, 0
	 * for any number
	 * @param clock tells the time in nanoseconds
	 */
	AddressRates(int perSecond, LongSupplier clock) {
		this.perSecond = perSecond;
		this.clock = clock;
		this.swept = new AtomicLong(clock.getAsLong());
	}

	/**
	 * A handshake has come.
	 * @param address the address that it has come from, as an {@link Origin} has it
	 * @return whether it may
	 */
	boolean take(Object address) {
		return this.perSecond == 0 || rate(address).take();
	}

	private HandshakeRate rate(Object address) {
		HandshakeRate known = this.rates.get(address);
		if (known != null) {
			return known;
		}
		sweep(this.clock.getAsLong());
		return this.rates.computeIfAbsent((this.rates.size() < MAX_ADDRESSES) ? address : REST,
				(unused) -> new HandshakeRate(this.perSecond, this.clock));
	}

	// Now and then, whatever client comes: none can make it happen more often.
	private void sweep(long now) {
		long last = this.swept.get();
		if (now - last >= SWEEP_INTERVAL && this.swept.compareAndSet(last, now)) {
			this.rates.values().removeIf((rate) -> rate.isUnused(now));
		}
	}

	int addresses() {
		return this.rates.size();
	}

}
