/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.CloseReason;
import io.boss.websocket.DeliveryResult;
import io.boss.websocket.Outcome;
import io.boss.websocket.config.EndpointSettings;
import io.boss.websocket.config.OutboundLimits;
import io.boss.websocket.endpoint.TestSessions;
import io.boss.websocket.mailbox.MailboxLimits;
import io.boss.websocket.service.ServiceProcess;
import io.boss.websocket.service.TestProcesses;
import io.boss.websocket.stats.ServiceStats;
import io.boss.websocket.wire.FrameLimits;

/**
 * A client that has joined a service through a {@link FakeChannel}.
 */
final class TestClient implements BossServiceHandler<Void> {

	final FakeChannel channel = new FakeChannel();

	final DirectConnection connection;

	/** What the service heard of the client. */
	final List<String> log = new CopyOnWriteArrayList<>();

	private final BiConsumer<BossConnection, String> service;

	private final ServiceProcess process;

	TestClient(TestWire wire, OutboundLimits outbound, MailboxLimits mailbox, Executor executor,
			BiConsumer<BossConnection, String> service) {
		this.service = service;
		EndpointSettings settings = TestWire.settings(outbound);
		this.process = TestProcesses.start(this, mailbox, executor);
		this.connection = TestSessions.connect(this.process, settings,
				(session) -> new DirectConnection(session,
						new DirectOutboundChannel(wire.loop, this.channel, outbound, ServiceStats.NONE, null, session),
						FrameLimits.of(100)));
		this.channel.whenWritable(this.connection::writable);
		this.connection.open();
	}

	/** Waits until the service has handled what it was handed over. */
	void catchUp() {
		CountDownLatch handled = new CountDownLatch(1);
		if (this.process.info(handled) != DeliveryResult.ACCEPTED) {
			throw new AssertionError("Service is full");
		}
		TestWire.await(handled);
	}

	List<String> frames() {
		return this.channel.frames().whole();
	}

	@Override
	public Outcome<Void> handleIncoming(String servicePath, BossConnection client, BossMessage message, Void state) {
		this.service.accept(client, ((BossMessage.Text) message).payload());
		return Outcome.noReply(state);
	}

	@Override
	public Outcome<Void> handleInfo(Object info, Void state) {
		((CountDownLatch) info).countDown();
		return Outcome.noReply(state);
	}

	@Override
	public Outcome<Void> handleClose(CloseReason reason, String servicePath, BossConnection client, Void state) {
		this.log.add(reason.kind() + " " + reason.code());
		return Outcome.noReply(state);
	}

}
