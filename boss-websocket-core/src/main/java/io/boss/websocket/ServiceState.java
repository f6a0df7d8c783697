/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket;

/**
 * State of life of a service.
 *
 * @since 0.1.0
 */
public enum ServiceState {

	/**
	 * The first instance is being initialised, or has not been yet.
	 */
	STARTING,

	/**
	 * An instance handles mail.
	 */
	RUNNING,

	/**
	 * The last instance has ended; the supervisor waits for the back-off to pass, or
	 * initialises the next. Mail waits.
	 */
	RESTARTING,

	/**
	 * The service is of {@link ServiceScope#CLUSTER} and runs on another node, or on none
	 * at the moment. No instance runs here, handshakes get 503, and this node takes over
	 * when it can.
	 */
	STANDBY,

	/**
	 * The supervisor has given up: too many restarts in too short a time. Handshakes get
	 * 503. The service is tried again after {@code boss.websocket.restart.retry-after},
	 * and is {@link #STARTING} then. One of {@link ServiceScope#CLUSTER} is left to other
	 * nodes, and is on standby again after a while.
	 */
	DOWN,

	/**
	 * The service has ended and its restart policy asks for no other instance, or the
	 * application shuts down.
	 */
	STOPPED

}
