/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster;

import org.apiguardian.api.API;

/**
 * Exception of a node that must not start without its broker and could not reach it.
 *
 * @since 0.2.0
 */
@API(status = API.Status.INTERNAL, since = "0.2.0")
public class ClusterStartException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * The name of the engine.
	 */
	private final String engine;

	/**
	 * Creates an exception.
	 * @param engine the name of the engine
	 * @param cause why the broker could not be reached
	 */
	public ClusterStartException(String engine, Throwable cause) {
		super("The broker of the cluster engine '" + engine + "' could not be reached", cause);
		this.engine = engine;
	}

	/**
	 * The engine that the application wants.
	 * @return its name
	 */
	public String engine() {
		return this.engine;
	}

}
