package io.boss.websocket.direct;

import io.boss.websocket.Multicast;

/**
 * Reaches many connections of the direct transport together.
 */
final class DirectMulticast implements Multicast {

	@Override
	public Recipients recipients(Departures departures) {
		return new DirectRecipients(departures);
	}

}
