package io.boss.websocket.cluster.redis;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Notices that nothing comes back of what is published to all: the node itself is among
 * those who should hear it. Safe on any thread.
 */
final class SilenceCheck {

	private static final long NOTHING = Long.MIN_VALUE;

	private final long patience;

	private final LongSupplier clock;

	/** When the first was published that nobody has answered by being heard. */
	private final AtomicLong published = new AtomicLong(NOTHING);

	SilenceCheck(Duration patience, LongSupplier clock) {
		this.patience = patience.toNanos();
		this.clock = clock;
	}

	void begin() {
		this.published.set(NOTHING);
	}

	void heard() {
		this.published.set(NOTHING);
	}

	boolean isSilentAfterPublishing() {
		long now = this.clock.getAsLong();
		long first = this.published.compareAndExchange(NOTHING, now);
		return first != NOTHING && now - first > this.patience;
	}

}
