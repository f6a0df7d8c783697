/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.stats;

/**
 * Callback of a service.
 *
 * @since 0.1.0
 */
public enum CallbackName {

	/**
	 * The start of an instance.
	 */
	INIT("init"),

	/**
	 * A client joins.
	 */
	JOIN("handleJoin"),

	/**
	 * A message of a client.
	 */
	INCOMING("handleIncoming"),

	/**
	 * A client is gone.
	 */
	CLOSE("handleClose"),

	/**
	 * A client is to be sent a fresh snapshot.
	 */
	OVERFLOW("handleOverflow"),

	/**
	 * A client was lost, and may come back.
	 */
	DROP("handleDrop"),

	/**
	 * A client has come back.
	 */
	RESUME("handleResume"),

	/**
	 * A broadcast.
	 */
	BROADCAST("handleBroadcast"),

	/**
	 * Anything else.
	 */
	INFO("handleInfo"),

	/**
	 * The end of an instance.
	 */
	TERMINATE("terminate");

	private final String method;

	CallbackName(String method) {
		this.method = method;
	}

	/**
	 * Name of the method, as developers know it.
	 * @return the name
	 */
	public String method() {
		return this.method;
	}

}
