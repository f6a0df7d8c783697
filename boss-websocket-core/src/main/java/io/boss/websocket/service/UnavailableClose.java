package io.boss.websocket.service;

import io.boss.websocket.CloseReason;
import io.boss.websocket.ServiceState;

/**
 * Close frames for clients of a service without an instance, so that they know whether
 * and when to come back.
 */
enum UnavailableClose {

	/**
	 * The service runs on another node from now on: come back soon, spread out.
	 */
	STANDBY(CloseReason.SERVICE_RESTART, "service goes on on another node"),

	/**
	 * The service has failed too often: stay away for a while.
	 */
	DOWN(CloseReason.TRY_AGAIN_LATER, "service is down"),

	/**
	 * The service has ended by itself.
	 */
	STOPPED(CloseReason.GOING_AWAY, "service has stopped"),

	/**
	 * The application shuts down.
	 */
	SHUTDOWN(CloseReason.GOING_AWAY, "server is shutting down"),

	/**
	 * The service has not begun.
	 */
	NOT_STARTED(CloseReason.TRY_AGAIN_LATER, "service is not running");

	private final int code;

	private final String reason;

	UnavailableClose(int code, String reason) {
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

	int code() {
		return this.code;
	}

	String reason() {
		return this.reason;
	}

}
