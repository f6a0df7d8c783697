/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * Bytes of a connection, encrypted or not. Nothing blocks.
 */
interface Wire {

	/**
	 * Reads what is there.
	 * @param buffer what to read into
	 * @return how many bytes there were, -1 at the end of the stream
	 * @throws IOException if the connection breaks
	 */
	int read(ByteBuffer buffer) throws IOException;

	/**
	 * Writes what goes.
	 * @param bytes what to write
	 * @return how many bytes of it were taken
	 * @throws IOException if the connection breaks
	 */
	int write(ByteBuffer bytes) throws IOException;

	/**
	 * Makes the wire of a socket that is connected.
	 * @param channel the socket, in non-blocking mode
	 * @param tls whether it is encrypted
	 * @return the wire
	 * @throws IOException if the server does not agree to TLS
	 */
	static Wire of(SocketChannel channel, boolean tls) throws IOException {
		return tls ? EncryptedWire.open(channel) : new Plain(channel);
	}

	/**
	 * Bytes as they are.
	 *
	 * @param channel the socket
	 */
	record Plain(SocketChannel channel) implements Wire {

		@Override
		public int read(ByteBuffer buffer) throws IOException {
			return this.channel.read(buffer);
		}

		@Override
		public int write(ByteBuffer bytes) throws IOException {
			return this.channel.write(bytes);
		}

	}

}
