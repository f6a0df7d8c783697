package io.boss.websocket.cluster.node;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

import io.boss.websocket.cluster.message.Envelope;

/**
 * Last numbers of the messages of each other node: they tell which messages have come
 * before, and how many are missing. Safe on any thread.
 */
final class Origins {

	/** A message that has come before. */
	static final long DUPLICATE = -1;

	private static final long UNKNOWN = -1;

	// In case another publisher invents ids.
	private static final int CAPACITY = 10_000;

	private final ReentrantLock lock = new ReentrantLock();

	private final Map<String, Origin> origins = new LinkedHashMap<>(16, 0.75f, true) {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Origin> eldest) {
			return size() > CAPACITY;
		}

	};

	/**
	 * Notes a message.
	 * @param envelope the message
	 * @param now the time
	 * @return how many are missing before it, or {@link #DUPLICATE}
	 */
	long note(Envelope envelope, long now) {
		this.lock.lock();
		try {
			Origin origin = this.origins.computeIfAbsent(envelope.node(), (node) -> new Origin());
			long missing = origin.note(envelope);
			// If another sender has sent a large number in its name, all that comes from
			// it is old, until it is forgotten.
			if (missing != DUPLICATE) {
				origin.heard = now;
			}
			return missing;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Forgets nodes.
	 * @param silence how long they have not sent anything new
	 * @param now the time
	 */
	void forget(Duration silence, long now) {
		this.lock.lock();
		try {
			this.origins.values().removeIf((origin) -> now - origin.heard > silence.toNanos());
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Forgets no node for a silence that has been until now: this node heard nothing.
	 * @param now the time
	 */
	void keep(long now) {
		this.lock.lock();
		try {
			this.origins.values().forEach((origin) -> origin.heard = now);
		}
		finally {
			this.lock.unlock();
		}
	}

	int size() {
		this.lock.lock();
		try {
			return this.origins.size();
		}
		finally {
			this.lock.unlock();
		}
	}

	private static final class Origin {

		private long heard;

		private long published = UNKNOWN;

		private long sent = UNKNOWN;

		long note(Envelope envelope) {
			boolean addressed = envelope.to() != null;
			long last = addressed ? this.sent : this.published;
			// The one that must have come before.
			long before = envelope.sequence() - (envelope.kind().equals(Beat.KIND) ? 0 : 1);
			if (before < last) {
				return DUPLICATE;
			}
			if (addressed) {
				this.sent = envelope.sequence();
			}
			else {
				this.published = envelope.sequence();
			}
			// Who comes late has not missed what was before.
			return (last == UNKNOWN) ? 0 : before - last;
		}

	}

}
