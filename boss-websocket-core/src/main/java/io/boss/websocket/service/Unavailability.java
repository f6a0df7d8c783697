/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

/**
 * Reason why a service takes no client at a handshake.
 */
public enum Unavailability {

	/**
	 * The application shuts down.
	 */
	DRAINING,

	/**
	 * The service, or the instance of the key, is down, stopped or not started.
	 */
	NOT_RUNNING,

	/**
	 * The service runs on another node, if on any.
	 */
	STANDBY,

	/**
	 * There is no room for one more instance.
	 */
	TOO_MANY_INSTANCES,

	/**
	 * The user has started as many instances as it may.
	 */
	TOO_MANY_OF_PRINCIPAL

}
