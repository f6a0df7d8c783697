/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.SendResult;
import io.boss.websocket.multicast.Multicast;
import io.boss.websocket.outbound.OutboundChannel;
import org.jspecify.annotations.Nullable;

/**
 * A client that answers every ping, and says nothing else.
 */
final class AnsweringClient implements TransportConnection, OutboundChannel {

	private final HeartbeatBenchmark benchmark;

	private final ClientSession session;

	AnsweringClient(ClientSession session, HeartbeatBenchmark benchmark) {
		this.session = session;
		this.benchmark = benchmark;
	}

	@Override
	public OutboundChannel channel() {
		return this;
	}

	ClientSession session() {
		return this.session;
	}

	@Override
	public SendResult send(BossMessage message) {
		return SendResult.QUEUED;
	}

	@Override
	public SendResult ping() {
		return SendResult.QUEUED;
	}

	@Override
	public boolean pingIfIdle() {
		this.session.activity().heard(this.benchmark.now() + 1);
		return true;
	}

	@Override
	public SendResult close(int code, String reason) {
		throw new IllegalStateException("A client that answers is not closed");
	}

	@Override
	public boolean isOpen() {
		return true;
	}

	@Override
	public void refresh() {
	}

	@Override
	public int queuedMessages() {
		return 0;
	}

	@Override
	public long queuedBytes() {
		return 0;
	}

	@Override
	public @Nullable Multicast<BossConnection, BossMessage> multicast() {
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
