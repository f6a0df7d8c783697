/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.limit;

import java.net.InetSocketAddress;
import java.security.Principal;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;

import io.boss.websocket.config.Limit;
import io.boss.websocket.config.ServiceLimits;
import org.jspecify.annotations.Nullable;

/**
 * Counts of the connections of a service. Safe on any thread.
 * <p>
 * A client has a permit from the moment when its handshake is accepted, so that clients
 * that come at the same moment do not all find room. The count never exceeds the limit,
 * not even for a moment: a refused client takes no permit from others.
 */
public final class ServiceConnections {

	private final ServiceLimits limits;

	private final ApplicationConnections application;

	private final HandshakeRate handshakes;

	private final @Nullable InboundRates rates;

	private final AtomicInteger total = new AtomicInteger();

	private final KeyedCounts principals = new KeyedCounts();

	/**
	 * Creates counts at zero.
	 * @param limits what clients of the service may do
	 * @param maxMessageSize the largest message, in bytes
	 * @param application the connections of all services
	 */
	public ServiceConnections(ServiceLimits limits, int maxMessageSize, ApplicationConnections application) {
		this.limits = limits;
		this.application = application;
		this.handshakes = new HandshakeRate(limits.handshakesPerSecond(), application.clock());
		this.rates = InboundRates.of(limits, maxMessageSize);
	}

	/**
	 * A handshake has come, of which nothing is known but its address. Those that are
	 * refused later count, too.
	 * @param address where it comes from, if that is known
	 * @param listener hears of limits that are exceeded
	 * @return the limit that refuses it, or {@code null}
	 */
	public @Nullable Limit arrive(@Nullable InetSocketAddress address, LimitListener listener) {
		Object key = Origin.of(null, address).address();
		boolean exceeded = key != null && !this.application.handshakesOfAddresses().take(key);
		return (exceeded && listener.exceeded(Limit.HANDSHAKES_PER_ADDRESS_PER_SECOND))
				? Limit.HANDSHAKES_PER_ADDRESS_PER_SECOND : null;
	}

	/**
	 * A handshake is about to succeed. What all share is used up last, by those only whom
	 * nothing has refused.
	 * @param listener hears of limits that are exceeded
	 * @return the limit that refuses it, or {@code null}
	 */
	public @Nullable Limit handshake(LimitListener listener) {
		if (!this.handshakes.take() && listener.exceeded(Limit.HANDSHAKES_PER_SECOND)) {
			return Limit.HANDSHAKES_PER_SECOND;
		}
		if (!this.application.handshakes().take() && listener.exceeded(Limit.TOTAL_HANDSHAKES_PER_SECOND)) {
			return Limit.TOTAL_HANDSHAKES_PER_SECOND;
		}
		return null;
	}

	/**
	 * Looks whether there is room for one more, as far as limits are enforced: of others
	 * there is a warning when it is there.
	 * @param principal the user, if it is known
	 * @param address where it comes from, if that is known
	 * @return the limit that refuses it, or {@code null}
	 */
	public @Nullable Limit full(@Nullable Principal principal, @Nullable InetSocketAddress address) {
		reservations().lapse(this.application.clock().getAsLong());
		Origin origin = Origin.of(principal, address);
		ApplicationLimits all = this.application.limits();
		if (isFull(Limit.TOTAL_CONNECTIONS, all.totalConnections(), this.application.total().get())) {
			return Limit.TOTAL_CONNECTIONS;
		}
		if (isFull(Limit.CONNECTIONS, this.limits.connections(), this.total.get())) {
			return Limit.CONNECTIONS;
		}
		if (origin.address() != null && isFull(Limit.CONNECTIONS_PER_ADDRESS, all.connectionsPerAddress(),
				this.application.addresses().get(origin.address()))) {
			return Limit.CONNECTIONS_PER_ADDRESS;
		}
		if (origin.principal() != null && isFull(Limit.CONNECTIONS_PER_PRINCIPAL, this.limits.connectionsPerPrincipal(),
				this.principals.get(origin.principal()))) {
			return Limit.CONNECTIONS_PER_PRINCIPAL;
		}
		return null;
	}

	private boolean isFull(Limit limit, int max, int count) {
		return max > 0 && count >= max && this.limits.enforces(limit);
	}

	/**
	 * Reserves a permit for a client, if there is room for it.
	 * @param principal the user, if it is known
	 * @param address where it comes from, if that is known
	 * @param listener hears of limits that are exceeded
	 * @return its permit, which it has to take, or one that tells why it has none
	 */
	public ConnectionPermit enter(@Nullable Principal principal, @Nullable InetSocketAddress address,
			LimitListener listener) {
		long now = this.application.clock().getAsLong();
		reservations().lapse(now);
		Origin origin = Origin.of(principal, address);
		ApplicationLimits all = this.application.limits();
		Object addressKey = (all.connectionsPerAddress() > 0) ? origin.address() : null;
		Object principalKey = (this.limits.connectionsPerPrincipal() > 0) ? origin.principal() : null;
		Limit limit = count(principalKey, addressKey, listener);
		if (limit != null) {
			return ConnectionPermit.refused(this, limit);
		}
		ConnectionPermit permit = ConnectionPermit.reserved(this, principalKey, addressKey, now);
		reservations().add(permit);
		return permit;
	}

	/**
	 * A permit that a client does not get.
	 * @param limit the limit that refuses it
	 * @return the permit
	 */
	public ConnectionPermit refused(Limit limit) {
		return ConnectionPermit.refused(this, limit);
	}

	// From the narrowest limit to the widest: what is taken back at the next one was in
	// the way of those clients only that share the narrower one.
	private @Nullable Limit count(@Nullable Object principal, @Nullable Object address, LimitListener listener) {
		ApplicationLimits all = this.application.limits();
		if (principal != null && !fits(Limit.CONNECTIONS_PER_PRINCIPAL, this.limits.connectionsPerPrincipal(),
				(max) -> this.principals.add(principal, max), listener)) {
			return Limit.CONNECTIONS_PER_PRINCIPAL;
		}
		if (address != null && !fits(Limit.CONNECTIONS_PER_ADDRESS, all.connectionsPerAddress(),
				(max) -> this.application.addresses().add(address, max), listener)) {
			leaveKeys(principal, null);
			return Limit.CONNECTIONS_PER_ADDRESS;
		}
		if (!fits(Limit.CONNECTIONS, this.limits.connections(), (max) -> add(this.total, max), listener)) {
			leaveKeys(principal, address);
			return Limit.CONNECTIONS;
		}
		if (!fits(Limit.TOTAL_CONNECTIONS, all.totalConnections(), (max) -> add(this.application.total(), max),
				listener)) {
			this.total.decrementAndGet();
			leaveKeys(principal, address);
			return Limit.TOTAL_CONNECTIONS;
		}
		return null;
	}

	// The count answers what it is after one more, or -1 if that would exceed the limit.
	private boolean fits(Limit limit, int max, IntUnaryOperator count, LimitListener listener) {
		boolean enforced = max > 0 && this.limits.enforces(limit);
		int after = count.applyAsInt(enforced ? max : Integer.MAX_VALUE);
		if (after < 0 || (max > 0 && after > max)) {
			listener.exceeded(limit);
		}
		return after >= 0;
	}

	private static int add(AtomicInteger total, int max) {
		int before = total.getAndUpdate((count) -> (count < max) ? count + 1 : count);
		return (before < max) ? before + 1 : -1;
	}

	void leave(@Nullable Object principal, @Nullable Object address) {
		this.application.total().decrementAndGet();
		this.total.decrementAndGet();
		leaveKeys(principal, address);
	}

	private void leaveKeys(@Nullable Object principal, @Nullable Object address) {
		if (address != null) {
			this.application.addresses().remove(address);
		}
		if (principal != null) {
			this.principals.remove(principal);
		}
	}

	/**
	 * Begins to measure how fast a client sends.
	 * @return the rate, or {@code null} if there is no limit
	 */
	public @Nullable InboundRate inboundRate() {
		return (this.rates != null) ? new InboundRate(this.rates, this.application.clock().getAsLong()) : null;
	}

	Reservations reservations() {
		return this.application.reservations();
	}

	int total() {
		return this.total.get();
	}

	int principals() {
		return this.principals.keys();
	}

}
