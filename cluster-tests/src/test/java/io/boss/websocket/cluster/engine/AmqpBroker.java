/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.engine;

/**
 * A broker of AMQP 0-9-1 on the loopback address, to which user {@code guest} with
 * password {@code guest} may connect.
 */
interface AmqpBroker extends Broker {

	/**
	 * Where it listens.
	 * @return the port, the same after each start
	 */
	int port();

}
