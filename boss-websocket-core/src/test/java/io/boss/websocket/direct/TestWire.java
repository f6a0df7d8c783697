/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.boss.websocket.BossMessage;
import io.boss.websocket.Handshake;
import io.boss.websocket.OverflowPolicy;
import io.boss.websocket.config.EndpointSettings;
import io.boss.websocket.config.OutboundLimits;
import io.boss.websocket.outbound.OutboundConnection;
import io.boss.websocket.outbound.OutboundListener;
import io.boss.websocket.stats.DropReason;
import io.boss.websocket.stats.ServiceStats;
import io.boss.websocket.timing.EngineClock;

import org.springframework.test.util.ReflectionTestUtils;

/**
 * A loop with connections that lead to {@link FakeChannel}s.
 */
final class TestWire implements AutoCloseable {

	static final Duration LONG = Duration.ofMinutes(1);

	static final OutboundLimits ROOMY = limits(10_000, Long.MAX_VALUE / 2);

	private static final AtomicInteger ids = new AtomicInteger();

	final SelectorLoop loop;

	TestWire() {
		this(EngineClock.SYSTEM);
	}

	TestWire(EngineClock clock) {
		try {
			this.loop = new SelectorLoop("test-wire", clock);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static OutboundLimits limits(int maxMessages, long maxBytes) {
		return OutboundLimits.of(maxMessages, maxBytes, LONG, LONG);
	}

	static OutboundLimits limits(int maxMessages, long maxBytes, OverflowPolicy overflow) {
		return OutboundLimits.of(maxMessages, maxBytes, LONG, LONG).withOverflow(overflow);
	}

	static EndpointSettings settings(OutboundLimits limits) {
		return EndpointSettings.of(1_000_000, limits);
	}

	TestPeer peer() {
		return peer(ROOMY);
	}

	TestPeer peer(OutboundLimits limits) {
		return new TestPeer(this.loop, limits);
	}

	/** Stops the loop, so that what is sent meanwhile is seen to together. */
	Hold hold() {
		Hold hold = new Hold();
		this.loop.execute(hold);
		await(hold.begun);
		return hold;
	}

	/** How many entries wait for the loop. */
	int inboxSize() {
		Object inbox = ReflectionTestUtils.getField(this.loop, "inbox");
		return ((Collection<?>) ReflectionTestUtils.getField(inbox, "entries")).size();
	}

	/** Waits until the loop has done what it was given, and what follows of that. */
	void settle() {
		for (int i = 0; i < 10; i++) {
			CountDownLatch done = new CountDownLatch(1);
			this.loop.execute(done::countDown);
			await(done);
		}
	}

	static void await(CountDownLatch latch) {
		try {
			if (!latch.await(30, TimeUnit.SECONDS)) {
				throw new AssertionError("Waited for nothing");
			}
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.loop.close();
	}

	/**
	 * Keeps the loop from going on until it is let go.
	 */
	final class Hold implements Runnable {

		private final CountDownLatch begun = new CountDownLatch(1);

		private final CountDownLatch ended = new CountDownLatch(1);

		@Override
		public void run() {
			this.begun.countDown();
			TestWire.await(this.ended);
		}

		void letGo() {
			this.ended.countDown();
		}

		void letGoAndSettle() {
			letGo();
			settle();
		}

	}

	/**
	 * A connection, its socket and what its listener hears.
	 */
	static final class TestPeer implements OutboundListener {

		final FakeChannel channel = new FakeChannel();

		final DirectOutboundChannel connection;

		final OutboundConnection handle;

		final List<String> heard = new CopyOnWriteArrayList<>();

		final Map<DropReason, Integer> lost = new ConcurrentHashMap<>();

		private Runnable snapshot = () -> {
		};

		private boolean broken;

		TestPeer(WireLoop loop, OutboundLimits limits) {
			this.connection = new DirectOutboundChannel(loop, this.channel, limits, ServiceStats.NONE, null, this);
			this.channel.whenWritable(this.connection::writable);
			Handshake handshake = Handshake.builder(URI.create("/test")).build();
			this.handle = new OutboundConnection("c" + ids.incrementAndGet(), "test", null, handshake, null,
					(payload, connection) -> BossMessage.text(payload.toString()), this.connection, ServiceStats.NONE,
					this);
		}

		/** Fails from now on at all that ends the connection. */
		void breaks() {
			this.broken = true;
		}

		/** Says what is done when the service is asked for a snapshot. */
		TestPeer whenOutdated(Runnable snapshot) {
			this.snapshot = snapshot;
			return this;
		}

		@Override
		public void dropped(DropReason reason, int messages) {
			this.lost.merge(reason, messages, Integer::sum);
		}

		@Override
		public void fellBehind(DropReason reason) {
			this.heard.add("fell behind " + reason);
		}

		@Override
		public void outdated() {
			this.heard.add("outdated");
			this.snapshot.run();
		}

		List<String> frames() {
			return this.channel.frames().whole();
		}

		@Override
		public void overflowed() {
			if (this.broken) {
				throw new OutOfMemoryError("on purpose");
			}
			this.heard.add("overflowed");
		}

		@Override
		public void closing(int code, String reason) {
			if (this.broken) {
				throw new StackOverflowError("on purpose");
			}
			this.heard.add("closing " + code);
		}

		@Override
		public void closed() {
			this.heard.add("closed");
		}

		@Override
		public void failed(Throwable failure) {
			if (this.broken) {
				throw new OutOfMemoryError("on purpose, while the session ends");
			}
			this.heard.add("failed");
		}

	}

}
