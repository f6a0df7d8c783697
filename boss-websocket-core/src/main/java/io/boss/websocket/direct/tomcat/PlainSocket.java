/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct.tomcat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * Socket without TLS. Tomcat's buffers have no part in it.
 *
 * @param channel the socket
 */
record PlainSocket(SocketChannel channel) implements AdoptedSocket {

	@Override
	public int read(ByteBuffer bytes) throws IOException {
		return this.channel.read(bytes);
	}

	@Override
	public void write(ByteBuffer bytes) throws IOException {
		this.channel.write(bytes);
	}

	@Override
	public boolean isPending() {
		return false;
	}

	@Override
	public void shutdownOutput() throws IOException {
		this.channel.shutdownOutput();
	}

}
