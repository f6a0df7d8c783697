package io.boss.websocket.limit;

/**
 * How fast one client sends. Used by the thread that reads, one at a time.
 */
public final class InboundRate {

	private final InboundRates rates;

	private long messagesUsed;

	private long bytesUsed;

	InboundRate(InboundRates rates, long now) {
		this.rates = rates;
		this.messagesUsed = now;
		this.bytesUsed = now;
	}

	/**
	 * A message begins, or a control frame.
	 * @param now the time in nanoseconds
	 * @return whether it may
	 */
	public boolean message(long now) {
		RateLimit limit = this.rates.messages();
		if (limit == null) {
			return true;
		}
		long used = limit.take(this.messagesUsed, now);
		if (used == RateLimit.EXCEEDED) {
			return false;
		}
		this.messagesUsed = used;
		return true;
	}

	/**
	 * Bytes have come.
	 * @param count how many
	 * @param now the time in nanoseconds
	 * @return whether they may
	 */
	public boolean bytes(int count, long now) {
		RateLimit limit = this.rates.bytes();
		if (limit == null) {
			return true;
		}
		long used = limit.take(this.bytesUsed, now, count);
		if (used == RateLimit.EXCEEDED) {
			return false;
		}
		this.bytesUsed = used;
		return true;
	}

}
