package io.boss.websocket.cluster.node;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import io.boss.websocket.stats.ClusterStats;
import io.boss.websocket.stats.ForwardFailure;
import org.jspecify.annotations.Nullable;

/**
 * Bounded queue of messages for the broker, in order; a thread that adds one never waits.
 * Messages are numbered when they are added, so that other nodes notice those that are
 * dropped. One thread takes them in batches; messages that it could not deliver come back
 * to the front. Safe on any thread.
 */
final class Outbox {

	private static final int BATCH_FRAMES = 256;

	private static final long BATCH_BYTES = 1 << 20;

	private final OutboxSettings settings;

	private final int maxFrameSize;

	private final ClusterStats stats;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition filled = this.lock.newCondition();

	private final Condition emptied = this.lock.newCondition();

	private final Sequences sequences = new Sequences();

	private final Deque<Outgoing> waiting = new ArrayDeque<>();

	// What the sender has at the moment: counted, and not dropped.
	private List<Outgoing> taken = List.of();

	// Whether a beat is among those that wait or are taken.
	private boolean beating;

	private int frames;

	private long bytes;

	private boolean closed;

	private boolean aborted;

	Outbox(OutboxSettings settings, int maxFrameSize, ClusterStats stats) {
		this.settings = settings;
		this.maxFrameSize = maxFrameSize;
		this.stats = stats;
	}

	/**
	 * Offers a message, and tells what is wrong with it.
	 * @param to the id of the node that it is for, or {@code null} if it is for all
	 * @param kind what it is
	 * @param context what it follows from
	 * @param body what it says
	 * @return why it was not taken, or {@code null} if it was
	 */
	@Nullable ForwardFailure put(@Nullable String to, String kind, Map<String, String> context, byte[] body) {
		List<Outgoing> dropped = List.of();
		ForwardFailure failure;
		this.lock.lock();
		try {
			long sequence = (to != null) ? this.sequences.nextFor(to) : this.sequences.nextForAll();
			Outgoing message = new Outgoing(to, sequence, kind, context, body);
			failure = refusal(message);
			if (failure == null && !fits(message)) {
				dropped = makeRoom(message);
				failure = fits(message) ? null : ForwardFailure.DROPPED_NEWEST;
			}
			if (failure == null) {
				add(message);
			}
		}
		finally {
			this.lock.unlock();
		}
		count(ForwardFailure.DROPPED_OLDEST, dropped.size());
		count(failure, 1);
		return failure;
	}

	private @Nullable ForwardFailure refusal(Outgoing message) {
		if (this.closed) {
			return ForwardFailure.STOPPED;
		}
		boolean big = message.size() > this.maxFrameSize || message.size() > this.settings.maxBytes();
		return big ? ForwardFailure.TOO_BIG : null;
	}

	private boolean fits(Outgoing message) {
		return this.frames < this.settings.capacity() && this.bytes + message.size() <= this.settings.maxBytes();
	}

	private List<Outgoing> makeRoom(Outgoing message) {
		List<Outgoing> dropped = new ArrayList<>();
		if (this.settings.overflow() == OutboxOverflow.DROP_OLDEST) {
			Iterator<Outgoing> oldest = this.waiting.iterator();
			while (!fits(message) && oldest.hasNext()) {
				Outgoing next = oldest.next();
				if (!next.isBeat()) {
					oldest.remove();
					remove(next);
					dropped.add(next);
				}
			}
		}
		return dropped;
	}

	private void count(@Nullable ForwardFailure reason, int messages) {
		if (reason != null && messages > 0) {
			this.stats.notForwarded(reason, messages);
		}
	}

	private void add(Outgoing message) {
		this.waiting.addLast(message);
		this.frames++;
		this.bytes += message.size();
		this.filled.signal();
	}

	private void remove(Outgoing message) {
		this.frames--;
		this.bytes -= message.size();
	}

	/**
	 * Offers a beat, for which there is always room. It has the number of the message
	 * before it, so that others notice at the next heartbeat what they have missed.
	 * @param body what it says
	 */
	void offerBeat(byte[] body) {
		this.lock.lock();
		try {
			// One that waits keeps its place: further back it might never be sent.
			if (!this.closed && !this.beating) {
				this.beating = true;
				add(new Outgoing(null, this.sequences.lastForAll(), Beat.KIND, Map.of(), body));
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Whether a beat waits, so that there is no use in another.
	 * @return whether one waits
	 */
	boolean hasBeat() {
		this.lock.lock();
		try {
			return this.beating;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Takes the oldest messages for one addressee, and waits until there are any.
	 * @return the messages, or an empty list if there will be no more
	 * @throws InterruptedException if the thread is interrupted
	 */
	List<Outgoing> take() throws InterruptedException {
		this.lock.lock();
		try {
			while (this.waiting.isEmpty() && !this.closed) {
				this.filled.await();
			}
			this.taken = nextBatch();
			return this.taken;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Takes the oldest messages for one addressee, if there are any.
	 * @return the messages, or an empty list
	 */
	List<Outgoing> poll() {
		this.lock.lock();
		try {
			this.taken = nextBatch();
			return this.taken;
		}
		finally {
			this.lock.unlock();
		}
	}

	boolean hasWaiting() {
		this.lock.lock();
		try {
			return !this.waiting.isEmpty();
		}
		finally {
			this.lock.unlock();
		}
	}

	// Not more than half of what there is room for, so that there is something to drop.
	private List<Outgoing> nextBatch() {
		int maxFrames = Math.min(BATCH_FRAMES, Math.max(1, this.settings.capacity() / 2));
		long maxBytes = Math.min(BATCH_BYTES, this.settings.maxBytes() / 2);
		List<Outgoing> batch = new ArrayList<>();
		long size = 0;
		for (Outgoing next = this.waiting.peek(); next != null; next = this.waiting.peek()) {
			size += next.size();
			boolean full = batch.size() == maxFrames || size > maxBytes;
			if (!batch.isEmpty() && (full || !Objects.equals(next.to(), batch.get(0).to()))) {
				break;
			}
			batch.add(this.waiting.remove());
		}
		return batch;
	}

	/**
	 * The broker has taken what was taken last.
	 */
	void delivered() {
		this.lock.lock();
		try {
			this.taken.forEach(this::forget);
			this.taken = List.of();
			this.emptied.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	private void forget(Outgoing message) {
		remove(message);
		this.beating &= !message.isBeat();
	}

	/**
	 * The broker has not taken what was taken last: puts it back to the front, where it
	 * may be dropped again, and waits.
	 * @param nanos how long, unless the outbox is closed meanwhile
	 * @throws InterruptedException if the thread is interrupted
	 */
	void giveBack(long nanos) throws InterruptedException {
		this.lock.lock();
		try {
			putBack();
			boolean wasClosed = this.closed;
			long left = nanos;
			while (left > 0 && this.closed == wasClosed && !this.aborted) {
				left = this.emptied.awaitNanos(left);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * The broker has not taken what was taken last: puts it back to the front, where it
	 * may be dropped again.
	 */
	void giveBack() {
		this.lock.lock();
		try {
			putBack();
		}
		finally {
			this.lock.unlock();
		}
	}

	private void putBack() {
		for (int i = this.taken.size() - 1; i >= 0; i--) {
			this.waiting.addFirst(this.taken.get(i));
		}
		this.taken = List.of();
	}

	/**
	 * Takes one last message, and then no more.
	 * @param kind what it is
	 * @param body what it says
	 */
	void close(String kind, byte[] body) {
		this.lock.lock();
		try {
			if (!this.closed) {
				this.closed = true;
				add(new Outgoing(null, this.sequences.nextForAll(), kind, Map.of(), body));
				this.emptied.signalAll();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Waits until the broker has taken everything.
	 * @param nanos how long at most
	 * @throws InterruptedException if the thread is interrupted
	 */
	void awaitEmpty(long nanos) throws InterruptedException {
		this.lock.lock();
		try {
			long left = nanos;
			while (left > 0 && this.frames > 0) {
				left = this.emptied.awaitNanos(left);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Drops what still waits, and ends the wait of the sender.
	 */
	void abort() {
		int lost;
		this.lock.lock();
		try {
			this.closed = true;
			this.aborted = true;
			lost = this.frames;
			this.waiting.clear();
			this.taken = List.of();
			this.frames = 0;
			this.bytes = 0;
			this.filled.signalAll();
			this.emptied.signalAll();
		}
		finally {
			this.lock.unlock();
		}
		count(ForwardFailure.STOPPED, lost);
	}

	boolean isClosed() {
		this.lock.lock();
		try {
			return this.closed;
		}
		finally {
			this.lock.unlock();
		}
	}

	int frames() {
		this.lock.lock();
		try {
			return this.frames;
		}
		finally {
			this.lock.unlock();
		}
	}

	long bytes() {
		this.lock.lock();
		try {
			return this.bytes;
		}
		finally {
			this.lock.unlock();
		}
	}

}
