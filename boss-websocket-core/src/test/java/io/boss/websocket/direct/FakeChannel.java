/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;

/**
 * A socket without a network: takes as many bytes of each write as the test says, and
 * says that it has room again when the test lets it, or at once.
 */
final class FakeChannel implements WireChannel {

	private final ByteArrayOutputStream written = new ByteArrayOutputStream();

	private final List<String> events = new ArrayList<>();

	private final AtomicInteger readOns = new AtomicInteger();

	private IntUnaryOperator appetite = (offered) -> offered;

	private Throwable failure;

	private int lastBytes = -1;

	private boolean refillsItself = true;

	private boolean full;

	private int writes;

	private Runnable writable;

	private Runnable reader = () -> {
	};

	/** Says what is told when it has room again. */
	synchronized void whenWritable(Runnable writable) {
		this.writable = writable;
	}

	/** Says how many of the bytes that it is offered it takes. */
	synchronized FakeChannel takes(IntUnaryOperator appetite) {
		this.appetite = appetite;
		return this;
	}

	/** Has no more room until the test says so. */
	synchronized FakeChannel staysFull() {
		this.refillsItself = false;
		return this;
	}

	synchronized void failWith(Throwable failure) {
		this.failure = failure;
	}

	/** Breaks in its next write, when it has taken some bytes of it. */
	synchronized void breaksAfter(int bytes) {
		this.lastBytes = bytes;
	}

	synchronized void whenReadOn(Runnable reader) {
		this.reader = reader;
	}

	void hasRoom() {
		Runnable writable;
		synchronized (this) {
			this.full = false;
			writable = this.writable;
		}
		writable.run();
	}

	synchronized boolean isFull() {
		return this.full;
	}

	synchronized int writes() {
		return this.writes;
	}

	synchronized byte[] bytes() {
		return this.written.toByteArray();
	}

	synchronized List<String> events() {
		return List.copyOf(this.events);
	}

	AtomicInteger readOns() {
		return this.readOns;
	}

	ServerFrames frames() {
		return ServerFrames.of(bytes());
	}

	@Override
	public void write(ByteBuffer bytes) throws IOException {
		Runnable writable = null;
		synchronized (this) {
			this.writes++;
			if (this.full) {
				this.events.add("written while full");
			}
			throwFailure();
			if (this.lastBytes >= 0) {
				take(bytes, Math.min(this.lastBytes, bytes.remaining()));
				this.failure = new IOException("Broken pipe");
				throwFailure();
			}
			int count = Math.min(bytes.remaining(), this.appetite.applyAsInt(bytes.remaining()));
			take(bytes, count);
			if (bytes.hasRemaining()) {
				this.full = !this.refillsItself;
				writable = this.refillsItself ? this.writable : null;
			}
		}
		if (writable != null) {
			writable.run();
		}
	}

	private void take(ByteBuffer bytes, int count) {
		for (int i = 0; i < count; i++) {
			this.written.write(bytes.get());
		}
	}

	private void throwFailure() throws IOException {
		if (this.failure instanceof IOException ex) {
			throw ex;
		}
		if (this.failure instanceof RuntimeException ex) {
			throw ex;
		}
		if (this.failure instanceof Error ex) {
			throw ex;
		}
	}

	@Override
	public synchronized void readOn() {
		this.readOns.incrementAndGet();
		this.reader.run();
	}

	@Override
	public synchronized void shutdownOutput() {
		this.events.add("shutdown");
	}

	@Override
	public synchronized void close() {
		this.events.add("close");
	}

}
