package io.boss.websocket.cluster.node;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Notices that this node does not hear what the broker has taken from it for all. For one
 * thread.
 */
final class Echo {

	private static final long NEVER = Long.MIN_VALUE;

	private final BrokerHealth health;

	private final Duration patience;

	private final LongSupplier clock;

	/** When the first was published that may not have been heard. */
	private long published = NEVER;

	Echo(BrokerHealth health, Duration patience, LongSupplier clock) {
		this.health = health;
		this.patience = patience;
		this.clock = clock;
	}

	/**
	 * Something was published.
	 * @return whether nothing was heard for so long that somebody should look; then not
	 * again as soon as that
	 */
	boolean isMissingAfterPublishing() {
		long now = this.clock.getAsLong();
		long waiting = now - this.published;
		boolean answered = this.published == NEVER || this.health.hasHeardItselfWithin(Duration.ofNanos(waiting));
		boolean missing = !answered && waiting > this.patience.toNanos();
		if (answered || missing) {
			this.published = now;
		}
		return missing;
	}

	void failed() {
		this.published = NEVER;
	}

}
