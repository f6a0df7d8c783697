/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

import io.boss.websocket.log.LogTrace;
import io.boss.websocket.timing.EngineClock;
import io.boss.websocket.wakeup.WakeupBatch;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Loop with a thread, which also reads from the sockets that are registered with it, and
 * rests in its selector. There are few.
 */
public final class SelectorLoop extends WireLoop {

	private static final Log logger = LogFactory.getLog(SelectorLoop.class);

	/**
	 * How many sockets are read before the loop looks into the inbox.
	 */
	private static final int READS_PER_DRAIN = 64;

	/**
	 * How long a loop that has just had work looks for more before it sleeps so soundly
	 * that it must be woken at once.
	 */
	private static final long DOZE_MILLIS = 1;

	private static final long MAX_END_MILLIS = 5_000;

	private final Selector selector;

	private final ByteBuffer input = ByteBuffer.allocateDirect(BUFFER_SIZE);

	private final Thread thread;

	private boolean busy;

	private int reads;

	/**
	 * Creates a loop and starts its thread.
	 * @param name the name of the thread
	 * @param clock tells the time
	 * @throws IOException if there is no selector
	 */
	SelectorLoop(String name, EngineClock clock) throws IOException {
		this(name, clock, Selector.open());
	}

	private SelectorLoop(String name, EngineClock clock, Selector selector) {
		super(clock, selector::wakeup, ByteBuffer.allocateDirect(BUFFER_SIZE));
		this.selector = selector;
		this.thread = new Thread(this::run, name);
		this.thread.setDaemon(true);
		this.thread.start();
	}

	/**
	 * Registers a channel. On the loop.
	 * @param channel the channel, in non-blocking mode
	 * @param handler hears when the channel is ready
	 * @return the key, interested in reading
	 * @throws IOException if the channel is closed
	 */
	public SelectionKey register(SelectableChannel channel, ReadyHandler handler) throws IOException {
		return channel.register(this.selector, SelectionKey.OP_READ, handler);
	}

	/**
	 * A buffer to read into. On the loop, for the time of one read.
	 * @return the buffer, empty
	 */
	public ByteBuffer input() {
		return this.input.clear();
	}

	private void run() {
		WakeupBatch turn = WakeupBatch.beginBrief();
		while (!isClosed()) {
			try {
				cycle();
				turn.flush();
			}
			catch (Throwable ex) {
				logger.error(new LogTrace("A select cycle has failed", ex));
			}
		}
		cutOff();
		turn.end();
	}

	private void cycle() throws IOException {
		int ready = select();
		int entries = drain().run();
		deadlines().run();
		this.busy = ready + entries > 0;
	}

	private int select() throws IOException {
		this.reads = 0;
		if (drain().isDue()) {
			return this.selector.selectNow(this::ready);
		}
		inbox().rest(this.busy);
		try {
			return inbox().isEmpty() ? this.selector.select(this::ready, timeout())
					: this.selector.selectNow(this::ready);
		}
		finally {
			inbox().awake();
		}
	}

	private long timeout() {
		return this.busy ? DOZE_MILLIS : deadlines().timeout();
	}

	private void ready(SelectionKey key) {
		// Not only after the last of many sockets: the first answers may be there.
		if (this.reads++ % READS_PER_DRAIN == 0) {
			inbox().awake();
			drain().run();
		}
		ReadyHandler handler = (ReadyHandler) key.attachment();
		try {
			handler.ready(key);
		}
		catch (Throwable ex) {
			fail(key, handler, ex);
		}
	}

	// Others of the same cycle are ready, too.
	private static void fail(SelectionKey key, ReadyHandler handler, Throwable failure) {
		try {
			handler.failed(failure);
		}
		catch (Throwable ex) {
			// It would be ready again at once, and for ever.
			key.cancel();
			logger.error(new LogTrace("A connection cannot be ended, and is not looked at any more", ex));
		}
	}

	/**
	 * Ends the thread. Connections that are still open are cut off.
	 */
	@Override
	public void close() {
		end();
		this.selector.wakeup();
	}

	/**
	 * Waits until the thread has ended, not for long.
	 * @throws InterruptedException if the waiting thread is interrupted
	 */
	void awaitEnd() throws InterruptedException {
		this.thread.join(MAX_END_MILLIS);
	}

	private void cutOff() {
		try {
			this.selector.keys()
				.forEach((key) -> fail(key, (ReadyHandler) key.attachment(), new ClosedSelectorException()));
			drainAll();
			this.selector.close();
		}
		catch (IOException | RuntimeException | Error ex) {
			logger.warn(new LogTrace("A loop has not ended well", ex));
		}
	}

	/**
	 * Listener of a registered channel, told when it can be read or written. On the loop.
	 */
	public interface ReadyHandler {

		/**
		 * The channel is ready.
		 * @param key its key
		 * @throws IOException if the socket is gone
		 */
		void ready(SelectionKey key) throws IOException;

		/**
		 * Handling the channel has failed, or the loop ends.
		 * @param failure why
		 */
		void failed(Throwable failure);

	}

}
