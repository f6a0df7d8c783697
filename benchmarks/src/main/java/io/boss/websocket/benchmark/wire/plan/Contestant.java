/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.plan;

/**
 * Server, and what clients do with it.
 *
 * @param server the server
 * @param scenario what clients do
 */
public record Contestant(ServerKind server, Scenario scenario) {

	/**
	 * A name for files.
	 * @return the two ids
	 */
	public String id() {
		return this.scenario.id() + "-" + this.server.id();
	}

}
