/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct.tomcat;

import java.io.IOException;
import java.nio.ByteBuffer;

import io.boss.websocket.direct.SelectorLoop;
import io.boss.websocket.direct.SocketUpgrader.ConnectionFactory;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint.NioSocketWrapper;

/**
 * Adopted socket with TLS, which Tomcat's channel encrypts and decrypts. It reads at most
 * as much as one record from the network at a time, so a large buffer always takes all
 * that is decrypted, and no whole record stays behind where no selector would see it.
 */
final class EncryptedChannel extends AdoptedChannel {

	private boolean shut;

	EncryptedChannel(NioSocketWrapper wrapper, SelectorLoop loop, ConnectionFactory factory) {
		super(wrapper, loop, factory);
	}

	// Asked for each time: Tomcat uses a channel again when its connection is closed, and
	// gives the wrapper another one that is always at its end.
	private NioChannel tls() {
		return wrapper().getSocket();
	}

	@Override
	int receive(ByteBuffer bytes) throws IOException {
		return this.shut ? discard(bytes) : tls().read(bytes);
	}

	// A client that is told the end answers with its own, which need not be decrypted.
	private int discard(ByteBuffer bytes) throws IOException {
		int count = channel().read(bytes);
		bytes.clear();
		return Math.min(count, 0);
	}

	@Override
	void send(ByteBuffer bytes) throws IOException {
		if (!bytes.hasRemaining()) {
			tls().flushOutbound();
			return;
		}
		int count = 1;
		while (bytes.hasRemaining() && count > 0) {
			count = tls().write(bytes);
		}
	}

	@Override
	boolean isPending() {
		return tls().getOutboundRemaining() > 0;
	}

	@Override
	void endOutput() throws IOException {
		if (!this.shut) {
			this.shut = true;
			// Tells the client the end of TLS; the socket itself stays open.
			tls().close();
			channel().shutdownOutput();
		}
	}

}
