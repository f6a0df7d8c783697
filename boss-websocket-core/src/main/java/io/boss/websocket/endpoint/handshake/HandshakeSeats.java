/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint.handshake;

import java.security.Principal;
import java.time.Duration;
import java.util.Map;

import io.boss.websocket.InstanceKey;
import io.boss.websocket.endpoint.ConnectionClock;
import io.boss.websocket.endpoint.PeriodicCheck;
import io.boss.websocket.endpoint.Upgrade;
import io.boss.websocket.limit.LimitListener;
import io.boss.websocket.service.Admission;
import io.boss.websocket.service.Seat;
import io.boss.websocket.service.ServiceUnit;
import org.jspecify.annotations.Nullable;

/**
 * Seats of clients whose handshake is about to succeed. Here it is decided which process
 * a client belongs to. Safe on any thread.
 */
final class HandshakeSeats {

	/**
	 * How long a connection may take to follow its handshake. Web servers do not tell if
	 * it never comes, and its seat would keep an instance for ever.
	 */
	static final long PATIENCE = Duration.ofSeconds(5).toNanos();

	private final ServiceUnit service;

	private final ConnectionClock clock;

	HandshakeSeats(ServiceUnit service, ConnectionClock clock) {
		this.service = service;
		this.clock = clock;
	}

	/**
	 * Keeps a seat for a client.
	 * @param user its user, if that is known
	 * @param listener hears of limits that are exceeded
	 * @param attributes attributes of the handshake, where the key is and the seat goes
	 * @return the seat, or why there is none
	 */
	Admission admit(@Nullable Principal user, LimitListener listener, Map<String, Object> attributes) {
		InstanceKey key = Upgrade.key(attributes);
		Admission admission = this.service.admit(key, user, listener);
		if (admission instanceof Seat seat) {
			Upgrade.keepSeat(seat, attributes);
			if (key != null) {
				this.clock.add(new Patience(seat));
			}
		}
		return admission;
	}

	/**
	 * End of the patience with a client that does not come. For the thread that ticks.
	 */
	private static final class Patience implements PeriodicCheck {

		private final Seat seat;

		private boolean begun;

		private long end;

		private Patience(Seat seat) {
			this.seat = seat;
		}

		@Override
		public long look(long now) {
			if (!this.begun) {
				this.begun = true;
				this.end = now + PATIENCE;
			}
			if (now - this.end < 0) {
				return this.end - now;
			}
			this.seat.cancel();
			return DONE;
		}

	}

}
