package io.boss.websocket.direct;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

import io.boss.websocket.log.LogTrace;
import io.boss.websocket.timing.Backlog;
import io.boss.websocket.timing.EngineClock;
import io.boss.websocket.timing.WakeupBatch;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Thread that writes to sockets, and reads from those that are registered with it. There
 * are few, and each connection belongs to one loop for its life. Other threads put what
 * is to be done into the {@link LoopInbox}.
 */
public final class WireLoop implements Backlog, AutoCloseable {

	private static final Log logger = LogFactory.getLog(WireLoop.class);

	private static final int BUFFER_SIZE = 64 * 1024;

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

	private final LoopInbox inbox;

	private final EngineClock clock;

	private final Deadlines deadlines;

	private final ByteBuffer input = ByteBuffer.allocateDirect(BUFFER_SIZE);

	private final InboxDrain drain;

	private final Thread thread;

	private boolean busy;

	private int reads;

	private volatile boolean closed;

	/**
	 * Creates a loop and starts its thread.
	 * @param name the name of the thread
	 * @param clock tells the time
	 * @throws IOException if there is no selector
	 */
	WireLoop(String name, EngineClock clock) throws IOException {
		this.clock = clock;
		this.deadlines = new Deadlines(clock);
		this.selector = Selector.open();
		this.inbox = new LoopInbox(this.selector::wakeup);
		this.drain = new InboxDrain(this.inbox, ByteBuffer.allocateDirect(BUFFER_SIZE));
		this.thread = new Thread(this::run, name);
		this.thread.setDaemon(true);
		this.thread.start();
	}

	/**
	 * Does something on the loop, after all that was given to it before.
	 * @param task what to do; must not block
	 */
	public void execute(Runnable task) {
		deliver(new InboxEntry.Command(task));
	}

	void deliver(InboxEntry entry) {
		this.inbox.add(entry);
	}

	/**
	 * Cancels an entry of the inbox.
	 * @param entry the entry
	 * @return whether the loop will not see to it
	 */
	boolean cancel(InboxEntry.Cancellable entry) {
		return this.inbox.cancel(entry);
	}

	@Override
	public void whenCaughtUp(Runnable task) {
		InboxEntry command = new InboxEntry.Command(task);
		deliver(command);
		// The loop may have looked into its inbox for the last time.
		if (this.closed && this.inbox.remove(command)) {
			task.run();
		}
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

	/**
	 * The time by which {@link #schedule} goes.
	 * @return the time in nanoseconds, of which only differences mean something
	 */
	long nanoTime() {
		return this.clock.nanoTime();
	}

	/**
	 * Runs something later. On the loop.
	 * @param nanos when, from now on
	 * @param task what to run
	 */
	void schedule(long nanos, Runnable task) {
		this.deadlines.add(nanos, task);
	}

	/**
	 * Flushes a connection soon. On the loop.
	 * @param member the connection
	 */
	void flushLater(LoopMember member) {
		this.drain.flushLater(member);
	}

	private void run() {
		WakeupBatch turn = WakeupBatch.beginBrief();
		while (!this.closed) {
			try {
				cycle();
				turn.flush();
			}
			catch (Throwable ex) {
				logger.error(new LogTrace("A select cycle has failed", ex));
			}
		}
		end();
		turn.end();
	}

	private void cycle() throws IOException {
		int ready = select();
		int entries = this.drain.run();
		this.deadlines.run();
		this.busy = ready + entries > 0;
	}

	private int select() throws IOException {
		this.reads = 0;
		if (this.drain.isDue()) {
			return this.selector.selectNow(this::ready);
		}
		this.inbox.rest(this.busy);
		try {
			return this.inbox.isEmpty() ? this.selector.select(this::ready, timeout())
					: this.selector.selectNow(this::ready);
		}
		finally {
			this.inbox.awake();
		}
	}

	private long timeout() {
		return this.busy ? DOZE_MILLIS : this.deadlines.timeout();
	}

	private void ready(SelectionKey key) {
		// Not only after the last of many sockets: the first answers may be there.
		if (this.reads++ % READS_PER_DRAIN == 0) {
			this.inbox.awake();
			this.drain.run();
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
		this.closed = true;
		this.selector.wakeup();
	}

	/**
	 * Waits until the thread has ended, not for long.
	 * @throws InterruptedException if the waiting thread is interrupted
	 */
	void awaitEnd() throws InterruptedException {
		this.thread.join(MAX_END_MILLIS);
	}

	// A turn may wait for what is at the end.
	private void drainAll() {
		int entries;
		do {
			entries = this.drain.run();
		}
		while (entries > 0);
	}

	private void end() {
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
