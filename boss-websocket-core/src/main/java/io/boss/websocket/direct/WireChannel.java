/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * One client's socket, as the engine needs it: the port behind which web servers differ.
 * A channel tells its {@link DirectConnection} what comes in, one thread at a time, and
 * is told what goes out by the connection's {@link WireLoop}.
 */
public interface WireChannel {

	/**
	 * Takes as many bytes as go without waiting. If some remain, the channel calls
	 * {@link DirectConnection#writable()} when there is room again. On the loop.
	 * @param bytes what to write
	 * @throws IOException if the socket is gone
	 */
	void write(ByteBuffer bytes) throws IOException;

	/**
	 * Reads on, after {@link DirectConnection#received} answered that it should not. On
	 * the loop.
	 */
	void readOn();

	/**
	 * All has been written. The channel goes on telling what comes in, until it tells its
	 * end. On the loop.
	 */
	void shutdownOutput();

	/**
	 * Closes the socket without regard for anything. On any thread, any number of times.
	 */
	void close();

}
