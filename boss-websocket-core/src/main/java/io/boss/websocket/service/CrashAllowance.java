/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.net.InetSocketAddress;
import java.security.Principal;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.boss.websocket.BossConnection;
import io.boss.websocket.limit.Origin;
import io.boss.websocket.timing.Nanos;
import org.jspecify.annotations.Nullable;

/**
 * Record of the clients that have ended instances of a service, and of the restarts that
 * they may still cause. A restart is charged to the client, to its principal, to its
 * remote address and to all clients together; each has an allowance that comes back
 * within the window. Clients that have caused none for longest are forgotten first. Only
 * inside tasks of the service's executor.
 */
final class CrashAllowance {

	private static final int MAX_KEYS = 4096;

	private final long window;

	private final long costOfOne;

	private final long costOfAll;

	// Until when the allowance of all is used; never forgotten for those of others.
	private @Nullable Long usedByAll;

	// Until when the allowance is used, by whom, in the order of use.
	private final Map<Key, Long> used = new LinkedHashMap<>(16, 0.75f, true) {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<Key, Long> eldest) {
			return size() > MAX_KEYS;
		}

	};

	CrashAllowance(ServiceSettings.Restart limits) {
		this.window = Nanos.of(limits.window());
		this.costOfOne = Math.max(this.window / limits.maxPerClient(), 1);
		this.costOfAll = Math.max(this.window / limits.maxByClients(), 1);
	}

	/**
	 * A callback of a client has failed in a way that ends the instance.
	 * @param connection the client
	 * @param now the time in nanoseconds
	 * @return what follows
	 */
	Verdict charge(BossConnection connection, long now) {
		forgetBefore(now);
		// First and whatever follows: a client that goes on failing is closed in the end.
		if (!take(new Key(Kind.CONNECTION, connection.id()), this.costOfOne, now)) {
			return Verdict.CLOSE;
		}
		List<Key> others = others(connection);
		long afterAll = after(this.usedByAll, this.costOfAll, now);
		boolean allowed = others.stream()
			.allMatch((key) -> after(this.used.get(key), this.costOfOne, now) <= this.window)
				&& afterAll <= this.window;
		if (!allowed) {
			return Verdict.ISOLATE;
		}
		this.usedByAll = now + afterAll;
		others.forEach((key) -> take(key, this.costOfOne, now));
		return Verdict.RESTART;
	}

	private boolean take(Key key, long cost, long now) {
		long after = after(this.used.get(key), cost, now);
		if (after > this.window) {
			return false;
		}
		this.used.put(key, now + after);
		return true;
	}

	private static long after(@Nullable Long used, long cost, long now) {
		return ((used != null) ? Math.max(used - now, 0) : 0) + cost;
	}

	// Clients that have not failed for long are first, and have all of their allowance
	// again.
	private void forgetBefore(long now) {
		Iterator<Long> eldest = this.used.values().iterator();
		while (eldest.hasNext() && eldest.next() - now <= 0) {
			eldest.remove();
		}
	}

	private static List<Key> others(BossConnection connection) {
		Principal principal = connection.handshake().principal();
		InetSocketAddress address = connection.handshake().remoteAddress();
		Origin origin = Origin.of(principal, address);
		return Stream.of(key(Kind.PRINCIPAL, origin.principal()), key(Kind.ADDRESS, origin.address()))
			.filter(Objects::nonNull)
			.map(Objects::requireNonNull)
			.toList();
	}

	private static @Nullable Key key(Kind kind, @Nullable Object name) {
		return (name != null) ? new Key(kind, name) : null;
	}

	/**
	 * Consequence of a failure.
	 */
	enum Verdict {

		/**
		 * The instance ends.
		 */
		RESTART,

		/**
		 * The failure is isolated, because others have used the allowance, or might have.
		 */
		ISOLATE,

		/**
		 * The failure is isolated, and the client closed, which has used its own.
		 */
		CLOSE

	}

	private enum Kind {

		CONNECTION, PRINCIPAL, ADDRESS

	}

	private record Key(Kind kind, Object name) {
	}

}
