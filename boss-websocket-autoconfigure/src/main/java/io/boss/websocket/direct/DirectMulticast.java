package io.boss.websocket.direct;

import java.util.concurrent.atomic.LongAdder;

import io.boss.websocket.Multicast;

/**
 * Reaches many connections of the direct transport together.
 */
final class DirectMulticast implements Multicast {

	private final LongAdder closes = new LongAdder();

	@Override
	public Recipients recipients() {
		return new DirectRecipients();
	}

	@Override
	public long closes() {
		return this.closes.sum();
	}

	/**
	 * A connection has begun to close.
	 */
	void closed() {
		this.closes.increment();
	}

}
