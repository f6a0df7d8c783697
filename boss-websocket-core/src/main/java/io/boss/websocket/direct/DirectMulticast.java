package io.boss.websocket.direct;

import io.boss.websocket.Multicast;

/**
 * Multicast to connections of the direct transport, whatever loops they belong to.
 */
final class DirectMulticast implements Multicast {

	static final DirectMulticast INSTANCE = new DirectMulticast();

	@Override
	public Recipients recipients(Departures departures) {
		return new DirectRecipients(departures);
	}

}
