package io.boss.websocket.endpoint;

import io.boss.websocket.BossConnection;
import io.boss.websocket.ClientOverflowedEvent;
import io.boss.websocket.OverflowPolicy;
import io.boss.websocket.stats.DropReason;

/**
 * Tells those who operate a service of a client that reads too slowly: counters, the log
 * and listeners. Safe on any thread.
 *
 * @param endpoint where the client has arrived
 * @param connection the handle of the client
 */
record OverflowReport(ServiceEndpoint endpoint, BossConnection connection) {

	private static final String FULL = "it reads too slowly, and its outbound queue is full "
			+ "(boss.websocket.outbound.max-messages, boss.websocket.outbound.max-bytes)";

	/**
	 * The client is being closed.
	 */
	void closed() {
		this.endpoint.dropped(DropReason.OVERFLOW, () -> "Closing " + client() + ": " + FULL);
		publish(OverflowPolicy.CLOSE);
	}

	/**
	 * Messages were dropped, and the client stays.
	 * @param reason why
	 * @param messages how many
	 */
	void dropped(DropReason reason, int messages) {
		this.endpoint.stats().messagesDropped(reason, messages);
	}

	/**
	 * The first messages were dropped since the client had caught up.
	 * @param reason why
	 */
	void fellBehind(DropReason reason) {
		OverflowPolicy policy = policyOf(reason);
		this.endpoint.warn(reason, () -> "Dropping messages for " + client() + ": " + FULL
				+ "; boss.websocket.outbound.overflow or the messages themselves say " + policy);
		publish(policy);
	}

	private static OverflowPolicy policyOf(DropReason reason) {
		return switch (reason) {
			case DROPPED_NEWEST -> OverflowPolicy.DROP_NEWEST;
			case RESYNCED -> OverflowPolicy.RESYNC;
			default -> OverflowPolicy.DROP_OLDEST;
		};
	}

	private void publish(OverflowPolicy policy) {
		this.endpoint.overflowed(new ClientOverflowedEvent(this.connection, policy));
	}

	private String client() {
		return "client " + this.connection.id() + " of service '" + this.endpoint.name() + "'";
	}

}
