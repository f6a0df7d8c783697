package io.boss.websocket.limit;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * Permits of clients whose handshake was accepted and whose connection is not there yet.
 * Web servers do not tell if it never comes. Safe on any thread.
 */
final class Reservations {

	/**
	 * How long a connection may take to follow its handshake. One that is later asks for
	 * a place again, while those that were reset at once keep places from others.
	 */
	static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);

	private final ReentrantLock lock = new ReentrantLock();

	// In the order of their times.
	private final Set<ConnectionPermit> places = new LinkedHashSet<>();

	void add(ConnectionPermit place) {
		this.lock.lock();
		try {
			this.places.add(place);
		}
		finally {
			this.lock.unlock();
		}
	}

	void remove(ConnectionPermit place) {
		this.lock.lock();
		try {
			this.places.remove(place);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Frees the permits that no connection has taken in time.
	 * @param now the time in nanoseconds
	 */
	void lapse(long now) {
		for (ConnectionPermit place = lapsed(now); place != null; place = lapsed(now)) {
			place.cancel();
		}
	}

	private @Nullable ConnectionPermit lapsed(long now) {
		this.lock.lock();
		try {
			Iterator<ConnectionPermit> oldest = this.places.iterator();
			if (!oldest.hasNext()) {
				return null;
			}
			ConnectionPermit place = oldest.next();
			if (now - place.since() < PATIENCE) {
				return null;
			}
			// A connection may be about to take it.
			oldest.remove();
			return place;
		}
		finally {
			this.lock.unlock();
		}
	}

}
