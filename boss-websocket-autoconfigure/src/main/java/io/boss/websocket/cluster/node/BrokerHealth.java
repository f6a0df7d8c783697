package io.boss.websocket.cluster.node;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

import io.boss.websocket.log.LogLine;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Whether the broker takes what it is given, and gives it back. Written by one thread
 * each, read by any.
 */
final class BrokerHealth {

	private static final Log logger = LogFactory.getLog(BrokerHealth.class);

	private final String engine;

	private final LongSupplier clock;

	private volatile @Nullable Instant failingSince;

	private volatile @Nullable String lastFailure;

	// When this node was heard by itself, or started.
	private volatile long heard;

	BrokerHealth(String engine, LongSupplier clock) {
		this.engine = engine;
		this.clock = clock;
		this.heard = clock.getAsLong();
	}

	void failed(Throwable failure) {
		String line = LogLine.of(failure);
		this.lastFailure = line;
		if (this.failingSince == null) {
			this.failingSince = Instant.now();
			logger.warn("The broker of the cluster engine '" + this.engine + "' cannot be reached: " + line
					+ ". Services go on without the other nodes, and messages for those wait in the outbox");
		}
	}

	void succeeded() {
		Instant since = this.failingSince;
		if (since != null) {
			this.failingSince = null;
			logger.info("The broker of the cluster engine '" + this.engine + "' is back after "
					+ Duration.between(since, Instant.now()).toSeconds() + " s");
		}
	}

	void heardItself() {
		this.heard = this.clock.getAsLong();
	}

	boolean hasHeardItselfWithin(Duration time) {
		return this.clock.getAsLong() - this.heard <= time.toNanos();
	}

	@Nullable Instant failingSince() {
		return this.failingSince;
	}

	@Nullable String lastFailure() {
		return this.lastFailure;
	}

}
