/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.container;

import java.nio.ByteBuffer;
import java.util.concurrent.Executor;

import io.boss.websocket.BossMessage;
import io.boss.websocket.config.Limit;
import io.boss.websocket.config.OutboundLimits;
import io.boss.websocket.config.ServiceLimits;
import io.boss.websocket.endpoint.ClientSession;
import io.boss.websocket.endpoint.ServiceEndpoint;
import io.boss.websocket.endpoint.TransportConnection;
import io.boss.websocket.limit.Bound;
import io.boss.websocket.limit.InboundRate;
import io.boss.websocket.outbound.OutboundChannel;
import jakarta.websocket.Session;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;
import org.springframework.web.socket.CloseStatus;

/**
 * One client's connection over a session of the container: puts the parts of its messages
 * together, stops it from being read, and has the queue of what goes back.
 */
final class ContainerClient implements TransportConnection {

	private static final boolean TOMCAT_PRESENT = ClassUtils.isPresent("org.apache.tomcat.websocket.WsSession",
			ContainerClient.class.getClassLoader());

	private final ClientSession session;

	private final ResumeCheck resumeCheck;

	private final ReadGate gate;

	private final MessageAssembler assembler;

	private final OutboundQueue queue;

	// None if there is no limit.
	private final @Nullable InboundRate rate;

	private boolean unfinished;

	private volatile boolean silent;

	/**
	 * Creates a connection.
	 * @param session hears what comes in
	 * @param container the session of the container
	 * @param endpoint says how clients are treated
	 * @param executor lends the threads that write
	 * @param resumeCheck looks after the client when it is read again
	 */
	ContainerClient(ClientSession session, Session container, ServiceEndpoint endpoint, Executor executor,
			ResumeCheck resumeCheck) {
		this.session = session;
		this.resumeCheck = resumeCheck;
		this.gate = readGate(container);
		ServiceLimits inbound = endpoint.settings().limits();
		this.assembler = new MessageAssembler(
				Bound.of(inbound, Limit.MAX_MESSAGE_SIZE, endpoint.settings().maxMessageSize()),
				Bound.of(inbound, Limit.MAX_FRAGMENTS, inbound.maxFragments()));
		OutboundLimits limits = endpoint.settings().outbound();
		this.queue = new OutboundQueue(limits, executor, new SessionFrameWriter(container, limits, endpoint.stats()),
				session);
		this.rate = session.inboundRate();
	}

	private static ReadGate readGate(Session session) {
		return (TOMCAT_PRESENT && TomcatReadGate.canPause(session)) ? TomcatReadGate.of(session)
				: new WaitingReadGate();
	}

	@Override
	public OutboundChannel channel() {
		return this.queue;
	}

	/**
	 * Joins the client to the service.
	 */
	void join() {
		this.session.open();
	}

	/**
	 * Something has come from the client.
	 */
	void heard() {
		this.session.activity().heard(this.session.now());
	}

	void text(String part, boolean last) {
		heard();
		try {
			BossMessage message = this.assembler.text(part, last);
			noteUnfinished();
			received(message);
		}
		catch (MessageAssembler.LimitException ex) {
			this.session.exceeded(ex.limit(), ex.reason());
		}
	}

	void binary(ByteBuffer part, boolean last) {
		heard();
		try {
			BossMessage message = this.assembler.binary(part, last);
			noteUnfinished();
			received(message);
		}
		catch (MessageAssembler.LimitException ex) {
			this.session.exceeded(ex.limit(), ex.reason());
		}
	}

	/**
	 * A pong has come from the client.
	 */
	void pong() {
		heard();
		countMessage();
	}

	private void received(@Nullable BossMessage message) {
		boolean admitted = countBytes(this.assembler.partSize());
		if (message == null || !admitted || !countMessage()) {
			return;
		}
		warnOf(this.assembler.oversized());
		this.silent = false;
		this.session.received(message);
		if (this.session.isOpen() && !this.gate.pass()) {
			this.session.overloaded();
		}
	}

	private void warnOf(@Nullable Limit limit) {
		if (limit != null) {
			this.session.letsThrough(limit);
		}
	}

	// Before a container hands over a part it cannot be seen that a message has begun.
	private void noteUnfinished() {
		boolean unfinished = this.assembler.isUnfinished();
		if (unfinished != this.unfinished) {
			this.unfinished = unfinished;
			if (unfinished) {
				this.session.activity().begun();
			}
			else {
				this.session.activity().completed();
			}
		}
	}

	private boolean countMessage() {
		return this.rate == null || this.rate.message(this.session.activity().lastHeard())
				|| mayExceed(Limit.MESSAGES_PER_SECOND, "too many messages");
	}

	private boolean countBytes(int count) {
		return this.rate == null || this.rate.bytes(count, this.session.activity().lastHeard())
				|| mayExceed(Limit.BYTES_PER_SECOND, "too many bytes");
	}

	private boolean mayExceed(Limit limit, String reason) {
		if (this.session.isOpen() && this.session.letsThrough(limit)) {
			return true;
		}
		this.session.exceeded(limit, reason);
		return false;
	}

	void closed(CloseStatus status) {
		this.queue.discard();
		this.session.reportedClosed(status.getCode(), (status.getReason() != null) ? status.getReason() : "");
	}

	@Override
	public void pause() {
		if (this.rate != null) {
			this.rate.paused(this.session.now());
		}
		this.gate.pause();
	}

	@Override
	public void resume() {
		this.silent = true;
		if (this.rate != null) {
			this.rate.resumed(this.session.now());
		}
		if (this.gate.resume() && this.queue.isOpen()) {
			this.resumeCheck.add(this);
		}
	}

	/**
	 * Makes the client send something if it has sent nothing since it was resumed.
	 */
	void provokeIfSilent() {
		if (this.silent) {
			this.queue.putPing();
		}
	}

	@Override
	public void forgotten() {
		// The container has answered a close frame before it reports it.
	}

}
