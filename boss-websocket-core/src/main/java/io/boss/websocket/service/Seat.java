/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

import io.boss.websocket.BossConnection;
import org.jspecify.annotations.Nullable;

/**
 * Seat of a client that is on its way to a process: the process of a key lasts until the
 * client has joined it, or does not come. Safe on any thread.
 */
public final class Seat implements Admission {

	private static final AtomicIntegerFieldUpdater<Seat> STATE = AtomicIntegerFieldUpdater.newUpdater(Seat.class,
			"state");

	private static final int RESERVED = 0;

	private static final int TAKEN = 1;

	private static final int LEFT = 2;

	private final ServiceProcess process;

	private final @Nullable KeyGate gate;

	// Read only through the updater.
	@SuppressWarnings("UnusedVariable")
	private volatile int state;

	/**
	 * Creates a seat that is reserved.
	 * @param process the process
	 * @param gate keeps the process, or {@code null} if the process lasts anyway
	 */
	Seat(ServiceProcess process, @Nullable KeyGate gate) {
		this.process = process;
		this.gate = gate;
	}

	/**
	 * The client has connected.
	 * @return whether the seat was still reserved for it
	 */
	public boolean take() {
		return this.gate == null || STATE.compareAndSet(this, RESERVED, TAKEN);
	}

	/**
	 * The client does not connect: the seat is given back, unless the client has taken
	 * it.
	 */
	public void cancel() {
		if (this.gate != null && STATE.compareAndSet(this, RESERVED, LEFT)) {
			this.gate.standUp();
		}
	}

	/**
	 * The process has the client among its own, or has lost it. Only the first call
	 * counts.
	 */
	public void leave() {
		cancel();
		if (this.gate != null && STATE.compareAndSet(this, TAKEN, LEFT)) {
			this.gate.standUp();
		}
	}

	ServiceProcess process() {
		return this.process;
	}

	/**
	 * Key of the instance that the client belongs to.
	 * @return the key as text, or {@code null} if the service has none
	 */
	public @Nullable String key() {
		return this.process.key();
	}

	/**
	 * Lets the client in that has taken the seat; {@link ConnectedClient#join()} joins
	 * it.
	 * @param connection the handle of the client
	 * @param control what the endpoint can do about the client
	 * @param origin what {@link ServiceUnit#origin()} answered at the handshake
	 * @return where the endpoint puts what comes from the client
	 */
	public ConnectedClient connect(BossConnection connection, ClientControl control, @Nullable Object origin) {
		return this.process.connect(connection, control, origin, this);
	}

}
