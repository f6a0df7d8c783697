package io.boss.websocket.cluster.node;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;

import io.boss.websocket.log.LogLine;
import io.boss.websocket.log.Outage;
import io.boss.websocket.timing.EngineClock;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Record of whether the broker takes frames, and gives them back. Safe on any thread.
 */
final class BrokerHealth {

	private static final Log logger = LogFactory.getLog(BrokerHealth.class);

	private final EngineClock clock;

	private final Duration timeout;

	private final Outage outage;

	private final ReentrantLock lock = new ReentrantLock();

	// Whether the broker was given something that it has not taken yet, and since when.
	private boolean sending;

	private long sent;

	// When this node was heard by itself, or started.
	private volatile long heard;

	/**
	 * Creates the health of a broker that has not failed yet.
	 * @param engine the name of the engine
	 * @param timeout for how long the broker may take what it was given
	 * @param clock tells the time
	 */
	BrokerHealth(String engine, Duration timeout, EngineClock clock) {
		this.timeout = timeout;
		this.clock = clock;
		this.outage = new Outage(logger, clock::nanoTime, clock::instant,
				"The broker of the cluster engine '" + engine + "'",
				"Services go on without the other nodes, and messages for those wait in the outbox");
		this.heard = clock.nanoTime();
	}

	/** The broker is given something. */
	void sending() {
		this.lock.lock();
		try {
			this.sending = true;
			this.sent = this.clock.nanoTime();
		}
		finally {
			this.lock.unlock();
		}
	}

	void failed(Throwable failure) {
		this.lock.lock();
		try {
			this.outage.failed(this.sending ? this.sent : this.clock.nanoTime(), LogLine.ofRoot(failure));
			this.sending = false;
		}
		finally {
			this.lock.unlock();
		}
	}

	void succeeded() {
		this.lock.lock();
		try {
			this.sending = false;
			this.outage.answered();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Does not wait until the client of the broker gives up, which some do after a
	 * minute.
	 */
	void watch() {
		this.lock.lock();
		try {
			Duration silence = Duration.ofNanos(this.clock.nanoTime() - this.sent);
			if (this.sending && silence.compareTo(this.timeout) > 0 && this.outage.length() == null) {
				this.outage.failed(this.sent, "it has not answered for " + silence.toMillis() + " ms");
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	void heardItself() {
		this.heard = this.clock.nanoTime();
	}

	boolean hasHeardItselfWithin(Duration time) {
		return this.clock.nanoTime() - this.heard <= time.toNanos();
	}

	@Nullable Instant failingSince() {
		return this.outage.began();
	}

	@Nullable String lastFailure() {
		return this.outage.lastFailure();
	}

}
