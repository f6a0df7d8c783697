package io.boss.websocket.stats;

/**
 * Hears of what happens to services and connections. Called on any thread, also on the
 * one that runs callbacks: implementations must not block. All arguments come from closed
 * sets.
 */
public interface BossStats {

	/**
	 * Counts nothing.
	 */
	BossStats NONE = new BossStats() {
	};

	/**
	 * Keeps failures of other stats from the engine, and logs them.
	 * @param stats the other stats
	 * @return stats that do not throw
	 */
	static BossStats guarded(BossStats stats) {
		return new GuardedBossStats(stats);
	}

	/**
	 * A client has connected.
	 * @param service the name of the service
	 */
	default void connectionOpened(String service) {
	}

	/**
	 * A client is gone.
	 * @param service the name of the service
	 * @param reason the kind of close reason
	 */
	default void connectionClosed(String service, String reason) {
	}

	/**
	 * A handshake was refused.
	 * @param service the name of the service
	 * @param reason {@code not-running} or {@code subprotocol}
	 */
	default void handshakeRefused(String service, String reason) {
	}

	/**
	 * A message was not delivered to a service or a client.
	 * @param service the name of the service
	 * @param reason {@code mailbox-full}, {@code too-big}, {@code overflow},
	 * {@code not-running}, {@code invalid}, {@code poison}, or {@code stale} for the
	 * result of work whose instance has ended
	 */
	default void messageDropped(String service, String reason) {
	}

	/**
	 * An instance of a service has ended by a crash.
	 * @param service the name of the service
	 */
	default void serviceCrashed(String service) {
	}

	/**
	 * An instance of a service was replaced.
	 * @param service the name of the service
	 */
	default void serviceRestarted(String service) {
	}

}
