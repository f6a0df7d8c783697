/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint;

import java.util.ArrayList;
import java.util.List;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.SendResult;
import io.boss.websocket.multicast.Multicast;
import io.boss.websocket.outbound.OutboundChannel;

/**
 * Connection of a client that takes everything at once, unless something waits.
 */
final class FakeTransportConnection implements TransportConnection, OutboundChannel {

	int queued;

	int pings;

	final List<String> controls = new ArrayList<>();

	final List<String> sent = new ArrayList<>();

	String closed;

	final ClientSession session;

	FakeTransportConnection(ClientSession session) {
		this.session = session;
	}

	@Override
	public OutboundChannel channel() {
		return this;
	}

	@Override
	public SendResult send(BossMessage message) {
		if (isOpen() && message instanceof BossMessage.Text text) {
			this.sent.add(text.payload());
		}
		return isOpen() ? SendResult.QUEUED : SendResult.CLOSED;
	}

	@Override
	public boolean control(String text) {
		return isOpen() && this.controls.add(text);
	}

	@Override
	public SendResult ping() {
		throw new UnsupportedOperationException("might overflow");
	}

	@Override
	public boolean pingIfIdle() {
		if (this.queued > 0 || !isOpen()) {
			return false;
		}
		this.pings++;
		return true;
	}

	@Override
	public void refresh() {
		throw new UnsupportedOperationException("never outdated");
	}

	@Override
	public SendResult close(int code, String reason) {
		this.closed = code + " " + reason;
		this.session.closing(code, reason);
		this.session.closed();
		return SendResult.QUEUED;
	}

	@Override
	public boolean isOpen() {
		return this.closed == null;
	}

	@Override
	public int queuedMessages() {
		return this.queued;
	}

	@Override
	public long queuedBytes() {
		return this.queued;
	}

	@Override
	public Multicast<BossConnection, BossMessage> multicast() {
		return null;
	}

	@Override
	public void pause() {
	}

	@Override
	public void resume() {
	}

	@Override
	public void forgotten() {
	}

}
