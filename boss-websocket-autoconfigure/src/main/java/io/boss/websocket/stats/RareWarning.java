package io.boss.websocket.stats;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;

/**
 * Logs a warning at most once a minute, and says how many it has kept to itself. Safe on
 * any thread.
 */
public final class RareWarning {

	private static final long INTERVAL = TimeUnit.MINUTES.toNanos(1);

	private final Log logger;

	private final AtomicLong next = new AtomicLong(System.nanoTime());

	private final AtomicLong silenced = new AtomicLong();

	/**
	 * Creates a warning.
	 * @param logger where it goes
	 */
	public RareWarning(Log logger) {
		this.logger = logger;
	}

	/**
	 * Logs the warning, or counts it.
	 * @param message the text, only asked for when it is logged
	 */
	public void log(Supplier<String> message) {
		long now = System.nanoTime();
		long due = this.next.get();
		if (now - due < 0 || !this.next.compareAndSet(due, now + INTERVAL)) {
			this.silenced.incrementAndGet();
			return;
		}
		long before = this.silenced.getAndSet(0);
		this.logger.warn(message.get() + ((before > 0) ? " (and " + before + " more since the last warning)" : ""));
	}

}
