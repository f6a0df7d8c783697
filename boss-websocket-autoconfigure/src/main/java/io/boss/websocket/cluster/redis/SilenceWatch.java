package io.boss.websocket.cluster.redis;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Notices that nothing comes back of what is published to all: the node itself is among
 * those who should hear it. Safe on any thread.
 */
final class SilenceWatch {

	private static final long NOTHING = 0;

	private final long patience;

	/** When the first was published that nobody has answered by being heard. */
	private final AtomicLong published = new AtomicLong(NOTHING);

	SilenceWatch(Duration patience) {
		this.patience = patience.toNanos();
	}

	void begin() {
		this.published.set(NOTHING);
	}

	void heard() {
		this.published.set(NOTHING);
	}

	boolean isSilentAfterPublishing() {
		long now = Math.max(1, System.nanoTime());
		long first = this.published.compareAndExchange(NOTHING, now);
		return first != NOTHING && now - first > this.patience;
	}

}
