/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct.tomcat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

import org.apache.tomcat.util.net.NioEndpoint.NioSocketWrapper;
import org.apache.tomcat.util.net.SecureNioChannel;

/**
 * Bytes of an adopted socket, with TLS or without. Nothing blocks. Confined to the loop.
 */
sealed interface AdoptedSocket permits PlainSocket, EncryptedSocket {

	static AdoptedSocket of(NioSocketWrapper wrapper) {
		SocketChannel channel = wrapper.getSocket().getIOChannel();
		return (wrapper.getSocket() instanceof SecureNioChannel) ? new EncryptedSocket(wrapper, channel)
				: new PlainSocket(channel);
	}

	/**
	 * Reads what is there.
	 * @param bytes what to read into; large and empty
	 * @return how many bytes there were, or -1 at the end of the stream
	 * @throws IOException if the socket is gone
	 */
	int read(ByteBuffer bytes) throws IOException;

	/**
	 * Writes what goes, beginning with what is {@link #isPending() pending}.
	 * @param bytes what to write
	 * @throws IOException if the socket is gone
	 */
	void write(ByteBuffer bytes) throws IOException;

	/**
	 * Whether bytes that were written wait for room in the network.
	 * @return whether there is something to write even if nothing is added
	 */
	boolean isPending();

	/**
	 * Nothing more will be written, and nothing is pending. What still comes in can be
	 * read, if only to see its end.
	 * @throws IOException if the socket is gone
	 */
	void shutdownOutput() throws IOException;

}
