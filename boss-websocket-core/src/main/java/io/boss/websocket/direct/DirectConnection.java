/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.nio.ByteBuffer;

import io.boss.websocket.endpoint.ClientSession;
import io.boss.websocket.endpoint.TransportConnection;
import io.boss.websocket.outbound.OutboundChannel;
import io.boss.websocket.wire.FrameLimits;

/**
 * One client's connection as its socket knows it: what comes in goes to the session of
 * the client. What goes out goes through the {@link DirectOutboundChannel}, an object of
 * its own because a service sends on any thread and knows nothing of sockets, while all
 * that is told here comes from the one thread that reads.
 */
public sealed class DirectConnection implements TransportConnection permits ReturningConnection {

	private final ClientSession session;

	private final DirectOutboundChannel outbound;

	private final ConnectionReader reader;

	/**
	 * Creates the connection of a client that has a new session.
	 * @param session hears what comes in
	 * @param outbound sends what goes out, to its first socket
	 * @param limits how large messages may be
	 */
	DirectConnection(ClientSession session, DirectOutboundChannel outbound, FrameLimits limits) {
		this(session, outbound, outbound.channel(), limits);
	}

	DirectConnection(ClientSession session, DirectOutboundChannel outbound, WireChannel socket, FrameLimits limits) {
		this.session = session;
		this.outbound = outbound;
		this.reader = new ConnectionReader(this, session, socket, limits);
	}

	/**
	 * Joins the client to the service, because the channel is ready. Called before the
	 * channel reads.
	 */
	public void open() {
		this.session.open();
	}

	ClientSession session() {
		return this.session;
	}

	DirectOutboundChannel outbound() {
		return this.outbound;
	}

	// The reader has it, so that a connection is no larger for it.
	WireChannel socket() {
		return this.reader.socket();
	}

	/**
	 * Whether the session has this socket, and no other or none. On any thread.
	 * @return whether what comes by it matters
	 */
	boolean isCurrent() {
		return this.outbound.channel() == socket();
	}

	@Override
	public OutboundChannel channel() {
		return this.outbound;
	}

	/**
	 * Takes bytes that have come. One thread at a time.
	 * @param bytes the bytes, all of which are taken; their content is changed
	 * @return whether to read on; else the channel is told when, by
	 * {@link WireChannel#readOn()}
	 */
	public boolean received(ByteBuffer bytes) {
		this.session.activity().heard(this.session.now());
		return this.reader.received(bytes);
	}

	/**
	 * Nothing more can come: the end of the stream was read, or reading failed. Called by
	 * the thread that reads.
	 */
	public void endOfInput() {
		this.reader.lost();
		this.outbound.onLoop(() -> {
			if (isCurrent()) {
				this.outbound.closing().streamEnded(this.session::lost);
			}
			else {
				// It may have been kept for its farewell.
				socket().close();
			}
		});
	}

	/**
	 * There is room in the socket again. On any thread.
	 */
	public void writable() {
		this.outbound.onLoop(() -> {
			if (isCurrent()) {
				this.outbound.writer().unblock();
			}
		});
	}

	@Override
	public void pause() {
		this.reader.pause();
	}

	@Override
	public void resume() {
		this.reader.resume();
		this.outbound.onLoop(() -> {
			if (!this.outbound.closing().isGone() && isCurrent() && this.reader.readOn()) {
				socket().readOn();
			}
		});
	}

	@Override
	public void forgotten() {
		if (this.outbound.isOpen()) {
			// Behind what the service has still sent, or the answer would overtake it.
			this.outbound.onLoop(this.outbound.closing()::forgotten);
		}
	}

}
