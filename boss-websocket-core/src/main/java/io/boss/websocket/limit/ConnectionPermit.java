/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.limit;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

import io.boss.websocket.config.Limit;
import org.jspecify.annotations.Nullable;

/**
 * Right of a client to a counted connection: reserved while its handshake is answered,
 * then taken by its connection. A reservation that is not taken lapses. Safe on any
 * thread.
 */
public final class ConnectionPermit {

	private static final AtomicIntegerFieldUpdater<ConnectionPermit> STATE = AtomicIntegerFieldUpdater
		.newUpdater(ConnectionPermit.class, "state");

	private static final int RESERVED = 0;

	private static final int TAKEN = 1;

	private static final int LEFT = 2;

	private final ServiceConnections connections;

	// As they were counted, whatever the client's principal says of itself later.
	private final @Nullable Object principal;

	private final @Nullable Object address;

	private final @Nullable Limit refusedBy;

	private final long since;

	// Read only through the updater.
	@SuppressWarnings("UnusedVariable")
	private volatile int state;

	private ConnectionPermit(ServiceConnections connections, @Nullable Object principal, @Nullable Object address,
			@Nullable Limit refusedBy, long since) {
		this.connections = connections;
		this.principal = principal;
		this.address = address;
		this.refusedBy = refusedBy;
		this.since = since;
		this.state = (refusedBy != null) ? LEFT : RESERVED;
	}

	static ConnectionPermit reserved(ServiceConnections connections, @Nullable Object principal,
			@Nullable Object address, long now) {
		return new ConnectionPermit(connections, principal, address, null, now);
	}

	static ConnectionPermit refused(ServiceConnections connections, Limit limit) {
		return new ConnectionPermit(connections, null, null, limit, 0);
	}

	/**
	 * Whether there was no room for the client.
	 * @return the limit that it would exceed, or {@code null} if it has this permit
	 */
	public @Nullable Limit refusedBy() {
		return this.refusedBy;
	}

	/**
	 * The client has connected.
	 * @return whether the permit is its own; not if it was refused, left or has lapsed
	 */
	public boolean take() {
		return move(RESERVED, TAKEN);
	}

	/**
	 * The client does not connect: its permit is free, unless it has taken it.
	 */
	public void cancel() {
		if (move(RESERVED, LEFT)) {
			this.connections.leave(this.principal, this.address);
		}
	}

	/**
	 * The client is gone. Only the first call counts.
	 */
	public void leave() {
		cancel();
		if (STATE.compareAndSet(this, TAKEN, LEFT)) {
			this.connections.leave(this.principal, this.address);
		}
	}

	private boolean move(int before, int after) {
		if (!STATE.compareAndSet(this, before, after)) {
			return false;
		}
		this.connections.reservations().remove(this);
		return true;
	}

	long since() {
		return this.since;
	}

}
