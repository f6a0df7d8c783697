/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct.tomcat;

import java.io.IOException;
import java.nio.ByteBuffer;

import io.boss.websocket.direct.SelectorLoop;
import io.boss.websocket.direct.SocketUpgrader.ConnectionFactory;
import org.apache.tomcat.util.net.NioEndpoint.NioSocketWrapper;

/**
 * Adopted socket without TLS. Tomcat's buffers have no part in it.
 */
final class PlainChannel extends AdoptedChannel {

	PlainChannel(NioSocketWrapper wrapper, SelectorLoop loop, ConnectionFactory factory) {
		super(wrapper, loop, factory);
	}

	@Override
	int receive(ByteBuffer bytes) throws IOException {
		return channel().read(bytes);
	}

	@Override
	void send(ByteBuffer bytes) throws IOException {
		channel().write(bytes);
	}

	@Override
	boolean isPending() {
		return false;
	}

	@Override
	void endOutput() throws IOException {
		channel().shutdownOutput();
	}

}
