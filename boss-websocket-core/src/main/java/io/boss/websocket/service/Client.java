/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import io.boss.websocket.BossConnection;
import io.boss.websocket.CloseCode;
import org.jspecify.annotations.Nullable;

/**
 * Client of a service, as the service and its mail see it: joining, joined or gone.
 */
public abstract class Client {

	private final BossConnection connection;

	private final ClientControl control;

	private final @Nullable Object origin;

	private volatile Phase phase = Phase.JOINING;

	Client(BossConnection connection, ClientControl control, @Nullable Object origin) {
		this.connection = connection;
		this.control = control;
		this.origin = origin;
	}

	/**
	 * Path of the service, which callbacks are given.
	 * @return the path
	 */
	abstract String path();

	/**
	 * Whether the service answers requests: what others send with an id is for them.
	 * @return whether a message that begins as one is told what has become of it
	 */
	abstract boolean answersRequests();

	/**
	 * Whether the connection has ended, of which the service may not have heard yet.
	 * @return whether a close was reported
	 */
	abstract boolean isClosed();

	/**
	 * Removes the client from those of its service.
	 */
	abstract void forget();

	BossConnection connection() {
		return this.connection;
	}

	@Nullable Object origin() {
		return this.origin;
	}

	ClientStatus status() {
		return this.control.status(isJoined());
	}

	void refresh() {
		this.control.refresh();
	}

	/**
	 * Whether the client has no socket at this moment, and may come back.
	 * @return whether it is detached
	 */
	public boolean isAway() {
		return this.connection.isOpen() && !this.connection.isAttached();
	}

	boolean isJoined() {
		return this.phase == Phase.JOINED;
	}

	boolean isGone() {
		return this.phase == Phase.GONE;
	}

	void joined() {
		this.phase = Phase.JOINED;
	}

	/**
	 * Closes the client, and no instance will hear of it.
	 * @param code the close code
	 * @param reason the close reason
	 */
	void dismiss(CloseCode code, String reason) {
		gone();
		this.connection.close(code, reason);
	}

	void dismiss(UnavailableClose close) {
		dismiss(close.code(), close.reason());
	}

	void gone() {
		this.phase = Phase.GONE;
		forget();
		this.control.forgotten();
	}

	/**
	 * A fresh instance has started. A client whose connection has ended meanwhile is
	 * joined to it all the same: its close waits, and perhaps messages from before, even
	 * the one that ended the last instance.
	 * @return whether the client is to be joined to it
	 */
	boolean rejoin() {
		if (this.phase != Phase.JOINED) {
			// A join of it still waits in the mailbox, or it is gone.
			return false;
		}
		this.phase = Phase.JOINING;
		this.control.rejoining();
		return true;
	}

	/**
	 * Closes the client, and the running instance hears of it when it is gone.
	 * @param close close code and reason
	 */
	void close(UnavailableClose close) {
		this.connection.close(close.code(), close.reason());
	}

	private enum Phase {

		/**
		 * A join waits in the mailbox.
		 */
		JOINING,

		/**
		 * The running instance knows the client.
		 */
		JOINED,

		/**
		 * No instance will hear of the client any more.
		 */
		GONE

	}

}
