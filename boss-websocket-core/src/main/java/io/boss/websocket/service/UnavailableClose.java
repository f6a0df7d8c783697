/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import io.boss.websocket.CloseCode;
import io.boss.websocket.ServiceState;

/**
 * Close frames for clients of a service without an instance, so that they know whether
 * and when to come back.
 */
enum UnavailableClose {

	/**
	 * The service runs on another node from now on: come back soon, spread out.
	 */
	STANDBY(CloseCode.SERVICE_RESTART, "service goes on on another node"),

	/**
	 * The service has failed too often: stay away for a while.
	 */
	DOWN(CloseCode.TRY_AGAIN_LATER, "service is down"),

	/**
	 * The service has ended by itself.
	 */
	STOPPED(CloseCode.GOING_AWAY, "service has stopped"),

	/**
	 * The application shuts down.
	 */
	SHUTDOWN(CloseCode.GOING_AWAY, "server is shutting down"),

	/**
	 * The service has not begun.
	 */
	NOT_STARTED(CloseCode.TRY_AGAIN_LATER, "service is not running");

	@SuppressWarnings("ImmutableEnumChecker") // A CloseCode never changes.
	private final CloseCode code;

	private final String reason;

	UnavailableClose(CloseCode code, String reason) {
		this.code = code;
		this.reason = reason;
	}

	static UnavailableClose of(ServiceState state, boolean draining) {
		if (draining) {
			return SHUTDOWN;
		}
		return switch (state) {
			case STANDBY -> STANDBY;
			case DOWN -> DOWN;
			case STOPPED -> STOPPED;
			case STARTING, RUNNING, RESTARTING -> NOT_STARTED;
		};
	}

	CloseCode code() {
		return this.code;
	}

	String reason() {
		return this.reason;
	}

}
