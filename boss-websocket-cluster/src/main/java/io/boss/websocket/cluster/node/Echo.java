package io.boss.websocket.cluster.node;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Check that this node hears the frames that it has published to all nodes. For one
 * thread.
 */
final class Echo {

	private static final long NEVER = Long.MIN_VALUE;

	private final BrokerHealth health;

	private final Duration timeout;

	private final LongSupplier clock;

	/** When the first was published that may not have been heard. */
	private long published = NEVER;

	Echo(BrokerHealth health, Duration timeout, LongSupplier clock) {
		this.health = health;
		this.timeout = timeout;
		this.clock = clock;
	}

	/**
	 * Something was published.
	 * @return whether nothing was heard for so long that the subscription should be
	 * renewed; then not again as soon as that
	 */
	boolean isMissingAfterPublishing() {
		long now = this.clock.getAsLong();
		long waiting = now - this.published;
		boolean answered = this.published == NEVER || this.health.hasHeardItselfWithin(Duration.ofNanos(waiting));
		boolean missing = !answered && waiting > this.timeout.toNanos();
		if (answered || missing) {
			this.published = now;
		}
		return missing;
	}

	void failed() {
		this.published = NEVER;
	}

}
