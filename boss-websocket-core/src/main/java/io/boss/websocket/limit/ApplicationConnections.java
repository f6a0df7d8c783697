/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.limit;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Counts of the connections of all services. Safe on any thread.
 */
public final class ApplicationConnections {

	private final ApplicationLimits limits;

	private final LongSupplier clock;

	private final HandshakeRate handshakes;

	private final AddressRates handshakesOfAddresses;

	private final Reservations reservations = new Reservations();

	private final AtomicInteger total = new AtomicInteger();

	private final KeyedCounts addresses = new KeyedCounts();

	/**
	 * Creates counts at zero.
	 * @param limits what clients may do
	 * @param clock tells the time in nanoseconds
	 */
	public ApplicationConnections(ApplicationLimits limits, LongSupplier clock) {
		this.limits = limits;
		this.clock = clock;
		this.handshakes = new HandshakeRate(limits.totalHandshakesPerSecond(), clock);
		this.handshakesOfAddresses = new AddressRates(limits.handshakesPerAddressPerSecond(), clock);
	}

	/**
	 * What clients may do.
	 * @return the limits
	 */
	public ApplicationLimits limits() {
		return this.limits;
	}

	LongSupplier clock() {
		return this.clock;
	}

	HandshakeRate handshakes() {
		return this.handshakes;
	}

	AddressRates handshakesOfAddresses() {
		return this.handshakesOfAddresses;
	}

	Reservations reservations() {
		return this.reservations;
	}

	AtomicInteger total() {
		return this.total;
	}

	KeyedCounts addresses() {
		return this.addresses;
	}

}
