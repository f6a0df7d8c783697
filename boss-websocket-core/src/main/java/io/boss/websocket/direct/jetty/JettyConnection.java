/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct.jetty;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeoutException;

import io.boss.websocket.direct.SocketUpgrader.ConnectionFactory;
import io.boss.websocket.direct.WireLoop;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.jspecify.annotations.Nullable;

/**
 * Connection of Jetty, which says when there is something to read. Neither reading nor
 * handling what was read blocks, so Jetty's selector does it itself.
 * <p>
 * Jetty wants it before the response is written, and the channel is made after that: a
 * handshake may still fail.
 */
final class JettyConnection extends AbstractConnection.NonBlocking implements Connection.UpgradeTo {

	private final ByteBufferPool buffers;

	private final WireLoop loop;

	// None when it has been used: it keeps the handshake in memory.
	private @Nullable ConnectionFactory factory;

	private @Nullable ByteBuffer early;

	private volatile @Nullable JettyChannel channel;

	JettyConnection(ConnectionMetaData metaData, WireLoop loop, ConnectionFactory factory) {
		super(metaData.getConnection().getEndPoint(), metaData.getConnector().getExecutor());
		this.buffers = metaData.getConnector().getByteBufferPool();
		this.loop = loop;
		this.factory = factory;
		metaData.getConnector().getEventListeners().forEach(this::addEventListener);
	}

	// What the client has sent without waiting for the response. Comes before onOpen.
	@Override
	public void onUpgradeTo(ByteBuffer buffer) {
		this.early = ByteBuffer.allocate(buffer.remaining()).put(buffer).flip();
	}

	@Override
	public void onOpen() {
		super.onOpen();
		ConnectionFactory factory = this.factory;
		if (factory != null) {
			this.factory = null;
			ByteBuffer early = this.early;
			this.early = null;
			JettyChannel channel = new JettyChannel(this, this.buffers, this.loop, factory);
			this.channel = channel;
			channel.open(early);
		}
	}

	@Override
	public void onFillable() {
		JettyChannel channel = this.channel;
		if (channel != null) {
			channel.read();
		}
	}

	@Override
	public void onFillInterestedFailed(Throwable cause) {
		JettyChannel channel = this.channel;
		if (channel != null) {
			channel.ended();
		}
	}

	// How long a client may be idle is the engine's business.
	@Override
	public boolean onIdleExpired(TimeoutException timeout) {
		return false;
	}

}
