/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import io.boss.websocket.endpoint.ClientSession;
import io.boss.websocket.endpoint.Reattachment;
import io.boss.websocket.endpoint.ReturningClient;
import io.boss.websocket.wire.FrameLimits;

/**
 * Connection of a client that comes back: its session goes on with the socket. Nothing is
 * read before it does.
 */
final class ReturningConnection extends DirectConnection {

	private final ReturningClient client;

	/**
	 * Creates a connection.
	 * @param session the session of the client
	 * @param client what it has shown
	 * @param socket its socket, on the loop of the session
	 * @param limits how large messages may be
	 */
	ReturningConnection(ClientSession session, ReturningClient client, WireChannel socket, FrameLimits limits) {
		super(session, (DirectOutboundChannel) session.channel(), socket, limits);
		this.client = client;
		pause();
	}

	@Override
	public void open() {
		// The former socket may have left half a message.
		session().activity().completed();
		if (this.client.isLatest()) {
			this.client.session().attach(this, this::attach, this::dismiss);
		}
		else {
			dismiss();
		}
	}

	private void attach(Reattachment listener) {
		outbound()
			.onLoop(() -> new SocketChange(outbound(), socket(), listener).make(this.client.request().received()));
	}

	// The session has ended since the handshake, or the client has come once more.
	private void dismiss() {
		outbound().onLoop(() -> outbound().farewell().say(socket(), SocketChange.ENDED));
	}

}
