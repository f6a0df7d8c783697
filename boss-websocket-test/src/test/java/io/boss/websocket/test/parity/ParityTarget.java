/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.parity;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.BooleanSupplier;

import io.boss.websocket.BossServices;
import io.boss.websocket.broadcast.BroadcastOperations;

/**
 * Ground that services run on: a real server, or the kit. Used by one thread.
 */
interface ParityTarget extends AutoCloseable {

	/**
	 * Shakes hands, and demands that the answer is 101.
	 * @param path the path with its query
	 * @param opening what else the client says
	 * @return the client
	 */
	ParityClient connect(String path, Opening opening);

	/**
	 * Shakes hands, whatever the answer. What connects is gone again.
	 * @param path the path with its query
	 * @param opening what else the client says
	 * @return the answer
	 */
	Answer handshake(String path, Opening opening);

	BossServices services();

	BroadcastOperations broadcasts();

	/**
	 * Lets time pass where it passes by hand only. Whatever is due by then is waited for
	 * on real servers, whose times are short for that reason.
	 * @param time how long
	 */
	void pass(Duration time);

	/**
	 * Waits until something is so.
	 * @param condition the condition
	 * @throws AssertionError if it does not become so
	 */
	void await(BooleanSupplier condition);

	/**
	 * Ends the application as its context does it.
	 */
	@Override
	void close();

	/**
	 * Way to make a target.
	 */
	interface Factory {

		/**
		 * Starts an application.
		 * @param services the classes of its services
		 * @param properties its properties
		 * @param heard where the services write down what they hear
		 * @return the running application
		 */
		ParityTarget start(Collection<Class<?>> services, List<String> properties, Heard heard);

	}

}
