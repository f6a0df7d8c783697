/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.boss.websocket.BossMessage;
import io.boss.websocket.Handshake;
import io.boss.websocket.config.OutboundLimits;
import io.boss.websocket.config.ResumeSettings;
import io.boss.websocket.outbound.OutboundConnection;
import io.boss.websocket.outbound.OutboundListener;
import io.boss.websocket.outbound.ReattachmentListener;
import io.boss.websocket.stats.DropReason;
import io.boss.websocket.stats.ResumeResult;
import io.boss.websocket.stats.ServiceStats;

/**
 * A connection that outlives its sockets, on a loop that is turned by hand, and what its
 * listener hears.
 */
final class ResumablePeer implements OutboundListener, ReattachmentListener {

	static final ResumeSettings ROOMY = new ResumeSettings(Duration.ofSeconds(30), 100_000, Long.MAX_VALUE / 2);

	private static final AtomicInteger ids = new AtomicInteger();

	final List<String> heard = new ArrayList<>();

	final TurnedLoop loop;

	final DirectOutboundChannel connection;

	final OutboundConnection handle;

	/** The socket of the moment, or the one that was lost. */
	FakeChannel channel = new FakeChannel();

	private boolean waits = true;

	private boolean latest = true;

	ResumablePeer(TurnedLoop loop, OutboundLimits limits) {
		this(loop, limits, ROOMY);
	}

	ResumablePeer(TurnedLoop loop, OutboundLimits limits, ResumeSettings resume) {
		this.loop = loop;
		this.connection = new DirectOutboundChannel(loop, this.channel, limits, resume, ServiceStats.NONE, null, this);
		tellRoom();
		Handshake handshake = Handshake.builder(URI.create("/test")).build();
		this.handle = new OutboundConnection("r" + ids.incrementAndGet(), "test", null, handshake, null,
				(payload, connection) -> BossMessage.text(payload.toString()), this.connection, ServiceStats.NONE,
				this);
	}

	private void tellRoom() {
		FakeChannel socket = this.channel;
		socket.whenWritable(() -> this.connection.onLoop(() -> {
			if (this.connection.channel() == socket) {
				this.connection.writer().unblock();
			}
		}));
	}

	/** Does not wait for its client any more. */
	ResumablePeer waitsNoMore() {
		this.waits = false;
		return this;
	}

	/** The client has come back with yet another socket. */
	void isNotLatest() {
		this.latest = false;
	}

	/** The stream of the client ends. */
	void lose() {
		FakeChannel socket = this.channel;
		this.connection.onLoop(() -> {
			if (this.connection.channel() == socket) {
				this.connection.closing().streamEnded(() -> this.heard.add("lost"));
			}
		});
		turn();
	}

	/** The client comes back with a socket that takes all there is. */
	FakeChannel comeBack(long received) {
		return comeBack(received, new FakeChannel());
	}

	FakeChannel comeBack(long received, FakeChannel socket) {
		this.channel = socket;
		tellRoom();
		this.connection.onLoop(() -> new SocketChange(this.connection, socket, this).make(received));
		turn();
		return socket;
	}

	void acknowledge(long count) {
		this.connection.acknowledged(count, () -> this.heard.add("impossible " + count));
		turn();
	}

	void send(String... texts) {
		for (String text : texts) {
			this.handle.send(text);
		}
		turn();
	}

	void turn() {
		while (this.loop.turn()) {
			// until there is nothing left to do
		}
	}

	/** What the client reads out of all that the socket of the moment was given. */
	List<String> frames() {
		return this.channel.frames().whole();
	}

	@Override
	public boolean detaches() {
		this.heard.add(this.waits ? "detached" : "does not wait");
		return this.waits;
	}

	@Override
	public boolean isLatest() {
		return this.latest;
	}

	@Override
	public String welcome(int replayed) {
		return "welcome " + replayed;
	}

	@Override
	public void attached(int replayed) {
		this.heard.add("attached " + replayed);
	}

	@Override
	public void refused(ResumeResult why) {
		this.heard.add("refused " + why);
	}

	@Override
	public void overflowed() {
		this.heard.add("overflowed");
	}

	@Override
	public void dropped(DropReason reason, int messages) {
		this.heard.add(reason + " " + messages);
	}

	@Override
	public void outdated() {
		this.heard.add("outdated");
	}

	@Override
	public void closing(int code, String reason) {
		this.heard.add("closing " + code);
	}

	@Override
	public void closed() {
		this.heard.add("closed");
	}

	@Override
	public void failed(Throwable failure) {
		this.heard.add("failed");
	}

}
