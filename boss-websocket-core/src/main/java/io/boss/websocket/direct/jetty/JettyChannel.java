/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct.jetty;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;

import io.boss.websocket.direct.DirectConnection;
import io.boss.websocket.direct.SocketUpgrader.ConnectionFactory;
import io.boss.websocket.direct.WireChannel;
import io.boss.websocket.direct.WireLoop;
import io.boss.websocket.log.LogTrace;
import io.boss.websocket.log.RateLimitedWarning;
import io.boss.websocket.wakeup.WakeupBatch;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.RetainableByteBuffer;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;
import org.jspecify.annotations.Nullable;

/**
 * End point of Jetty as a channel. It is read by the thread of Jetty's selector, or by
 * the loop when the input is resumed, never by both: Jetty is not asked to say when there
 * is more before one of them has finished. It is written by the loop.
 */
final class JettyChannel implements WireChannel {

	private static final Log logger = LogFactory.getLog(JettyChannel.class);

	// Clients may be many, and may mean it.
	private static final RateLimitedWarning failures = new RateLimitedWarning(logger);

	// More than what one record of TLS holds, so that it needs no buffer in between.
	private static final int INPUT_SIZE = 32 * 1024;

	private static final int COPY_SIZE = 8 * 1024;

	private final JettyConnection jetty;

	private final EndPoint endPoint;

	private final ByteBufferPool buffers;

	private final WireLoop loop;

	private final AtomicBoolean ended = new AtomicBoolean();

	private final DirectConnection connection;

	// All that follows is confined to the loop.
	private boolean writing;

	private boolean last;

	private @Nullable Throwable failure;

	/**
	 * Creates a channel and its connection.
	 * @param jetty tells what comes in
	 * @param buffers lends buffers to read into
	 * @param loop the loop that the connection belongs to
	 * @param factory makes the connection
	 */
	JettyChannel(JettyConnection jetty, ByteBufferPool buffers, WireLoop loop, ConnectionFactory factory) {
		this.jetty = jetty;
		this.endPoint = jetty.getEndPoint();
		this.buffers = buffers;
		this.loop = loop;
		this.connection = factory.create(loop, this);
	}

	/**
	 * Begins to read. By Jetty's thread.
	 * @param early what was read beyond the request
	 */
	void open(@Nullable ByteBuffer early) {
		try {
			this.connection.open();
			if (early == null || this.connection.received(early)) {
				waitForInput();
			}
		}
		catch (Throwable ex) {
			broken(ex);
		}
	}

	private void broken(Throwable failure) {
		failures.error("Ending a connection, and no other, because something has gone wrong with it", failure);
		ended();
	}

	/**
	 * Reads once, so that no client keeps Jetty's selector from the others. By one thread
	 * at a time.
	 */
	void read() {
		WakeupBatch turn = WakeupBatch.beginBrief();
		RetainableByteBuffer buffer = this.buffers.acquire(INPUT_SIZE, true);
		try {
			ByteBuffer bytes = buffer.getByteBuffer();
			if (this.endPoint.fill(bytes) < 0) {
				ended();
			}
			else if (!bytes.hasRemaining() || this.connection.received(bytes)) {
				waitForInput();
			}
		}
		catch (IOException ex) {
			LogTrace.debug(logger, "Nothing more can be read", ex);
			ended();
		}
		catch (Throwable ex) {
			broken(ex);
		}
		finally {
			buffer.release();
			turn.end();
		}
	}

	private void waitForInput() {
		this.jetty.fillInterested();
		// Jetty does not say that an end point is gone which was gone before.
		if (!this.endPoint.isOpen()) {
			ended();
		}
	}

	/**
	 * Nothing more can be read.
	 */
	void ended() {
		if (this.ended.compareAndSet(false, true)) {
			this.connection.endOfInput();
		}
	}

	@Override
	public void readOn() {
		read();
	}

	/**
	 * Writes what the socket takes. Jetty says that there is room again only if it is
	 * left something to write, so it gets a copy of some of the rest: the bytes belong to
	 * the loop.
	 */
	@Override
	public void write(ByteBuffer bytes) throws IOException {
		if (this.failure != null) {
			throw new IOException("The client is gone", this.failure);
		}
		if (this.writing || this.endPoint.flush(bytes)) {
			return;
		}
		this.writing = true;
		this.endPoint.write(Callback.from(InvocationType.NON_BLOCKING, () -> written(null), this::written),
				some(bytes));
	}

	private static ByteBuffer some(ByteBuffer bytes) {
		byte[] some = new byte[Math.min(bytes.remaining(), COPY_SIZE)];
		bytes.get(some);
		return ByteBuffer.wrap(some);
	}

	private void written(@Nullable Throwable failure) {
		this.loop.execute(() -> {
			this.writing = false;
			this.failure = failure;
			if (this.last) {
				this.endPoint.shutdownOutput();
			}
		});
		this.connection.writable();
	}

	@Override
	public void shutdownOutput() {
		if (this.writing) {
			this.last = true;
		}
		else {
			this.endPoint.shutdownOutput();
		}
	}

	@Override
	public void close() {
		this.endPoint.close();
	}

}
