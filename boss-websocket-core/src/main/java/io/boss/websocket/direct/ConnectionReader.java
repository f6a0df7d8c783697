/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

import io.boss.websocket.BossMessage;
import io.boss.websocket.config.Limit;
import io.boss.websocket.endpoint.ClientSession;
import io.boss.websocket.limit.InboundRate;
import io.boss.websocket.wire.EncodedFrame;
import io.boss.websocket.wire.FrameException;
import io.boss.websocket.wire.FrameHandler;
import io.boss.websocket.wire.FrameLimits;
import io.boss.websocket.wire.FrameParser;
import org.jspecify.annotations.Nullable;

/**
 * Reader of what comes from one client: bytes become messages for the session. Used by
 * the thread that reads, one at a time; a pause and a resume come from any thread.
 * <p>
 * The thread that reads holds the right to read. If it finds the input paused, it gives
 * the right back and leaves; the loop takes the right when the input is resumed, unless
 * the thread has not left yet and finds out itself.
 */
final class ConnectionReader implements FrameHandler {

	private static final AtomicIntegerFieldUpdater<ConnectionReader> LEFT = AtomicIntegerFieldUpdater
		.newUpdater(ConnectionReader.class, "left");

	private final DirectConnection connection;

	private final ClientSession session;

	private final WireChannel socket;

	private final FrameParser parser;

	private volatile boolean paused;

	// Whether no thread has the right to read. Written only through the updater.
	@SuppressWarnings("UnusedVariable")
	private volatile int left;

	// What was read and not handled yet. Belongs to the thread with the right to read.
	private @Nullable ByteBuffer rest;

	private boolean ended;

	// Whether a message is incomplete, and how many were complete when it began.
	private boolean unfinished;

	private int finished;

	// None if there is no limit.
	private final @Nullable InboundRate rate;

	ConnectionReader(DirectConnection connection, ClientSession session, WireChannel socket, FrameLimits limits) {
		this.connection = connection;
		this.session = session;
		this.socket = socket;
		this.parser = new FrameParser(limits, connection.outbound().deflate(), this);
		this.rate = session.inboundRate();
	}

	/**
	 * Takes bytes that have come.
	 * @param bytes the bytes, all of which are taken; their content is changed
	 * @return whether to read on; else the right to read is given back
	 */
	boolean received(ByteBuffer bytes) {
		count(bytes.remaining());
		// Paused already: a client that comes back is not heard before its session goes
		// on.
		if (!this.paused) {
			parse(bytes);
		}
		if (bytes.hasRemaining()) {
			keep(bytes);
		}
		return wantsInput();
	}

	private void count(int bytes) {
		if (this.rate != null && !this.ended && !this.rate.bytes(bytes, this.session.activity().lastHeard())
				&& !this.session.letsThrough(Limit.BYTES_PER_SECOND)) {
			fail(FrameException.exceeds(Limit.BYTES_PER_SECOND, "too many bytes"));
		}
	}

	@Override
	public void begins() throws FrameException {
		if (this.rate != null && !this.rate.message(this.session.activity().lastHeard())
				&& !this.session.letsThrough(Limit.MESSAGES_PER_SECOND)) {
			throw FrameException.exceeds(Limit.MESSAGES_PER_SECOND, "too many messages");
		}
	}

	@Override
	public void oversized(Limit limit) {
		this.session.letsThrough(limit);
	}

	private void keep(ByteBuffer bytes) {
		ByteBuffer rest = ByteBuffer.allocate(bytes.remaining());
		this.rest = rest.put(bytes).flip();
	}

	// A resume between the last message and this look leaves something over, too: it
	// comes before anything that is read next.
	private boolean wantsInput() {
		while (!this.ended && (this.paused || this.rest != null)) {
			if (this.paused) {
				LEFT.set(this, 1);
				if (this.paused || !LEFT.compareAndSet(this, 1, 0)) {
					return false;
				}
			}
			parseRest();
		}
		return true;
	}

	/**
	 * Takes the right to read, if no thread has it and the input is not paused.
	 * @return whether to read on
	 */
	boolean readOn() {
		if (this.paused || !LEFT.compareAndSet(this, 1, 0)) {
			return false;
		}
		parseRest();
		return wantsInput();
	}

	private void parseRest() {
		ByteBuffer rest = this.rest;
		if (rest != null) {
			this.rest = null;
			parse(rest);
			if (rest.hasRemaining()) {
				this.rest = rest;
			}
		}
	}

	private void parse(ByteBuffer bytes) {
		try {
			this.parser.parse(bytes);
			noteUnfinished();
		}
		catch (FrameException ex) {
			fail(ex);
		}
	}

	// Once for each read, however many messages came with it.
	private void noteUnfinished() {
		if (this.parser.isUnfinished()) {
			if (!this.connection.isCurrent()) {
				return;
			}
			if (!this.unfinished || this.finished != this.parser.finished()) {
				this.unfinished = true;
				this.finished = this.parser.finished();
				this.session.activity().begun();
			}
		}
		else if (this.unfinished) {
			this.unfinished = false;
			this.session.activity().completed();
		}
	}

	private void fail(FrameException ex) {
		this.ended = true;
		this.parser.release();
		if (this.connection.isCurrent()) {
			this.session.unreadable(ex.closeCode(), ex.reason(), ex.limit());
			inputEnded(ex.closeCode(), ex.reason());
		}
	}

	WireChannel socket() {
		return this.socket;
	}

	void pause() {
		if (this.rate != null) {
			this.rate.paused(this.session.now());
		}
		this.paused = true;
	}

	void resume() {
		if (this.rate != null) {
			this.rate.resumed(this.session.now());
		}
		this.paused = false;
	}

	@Override
	public boolean wantsMore() {
		return !this.paused && !this.ended;
	}

	@Override
	public void text(ByteBuffer utf8) {
		this.session.received(BossMessage.utf8(utf8), this.connection);
	}

	@Override
	public void binary(ByteBuffer payload) {
		this.session.received(BossMessage.binary(payload), this.connection);
	}

	@Override
	public void ping(ByteBuffer payload) {
		if (this.connection.isCurrent()) {
			this.connection.outbound().sendIfThereIsRoom(EncodedFrame.pong(payload));
		}
	}

	@Override
	public void pong(ByteBuffer payload) {
		// Nobody waits for it.
	}

	@Override
	public void close(int code, String reason) {
		this.ended = true;
		// The end of a socket that was given up is not that of the session.
		if (this.connection.isCurrent()) {
			this.session.closedByPeer(code, reason);
			inputEnded(code, "");
		}
	}

	private void inputEnded(int code, String reason) {
		DirectOutboundChannel outbound = this.connection.outbound();
		outbound.onLoop(() -> outbound.closing().inputEnded(new CloseFrame(code, reason)));
	}

	/**
	 * The socket is gone. By the thread with the right to read.
	 */
	void lost() {
		this.ended = true;
		this.rest = null;
		this.parser.release();
	}

}
