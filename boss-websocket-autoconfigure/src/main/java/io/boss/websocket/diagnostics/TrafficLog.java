package io.boss.websocket.diagnostics;

import io.boss.websocket.stats.BossStats;
import io.boss.websocket.stats.ServiceStats;

/**
 * Logs each message that comes from a client or is sent to one, and counts nothing
 * itself. It is put around other stats, and where it is not it costs nothing.
 */
public final class TrafficLog implements BossStats {

	/**
	 * Name of the logger, which logs at level INFO.
	 */
	public static final String LOGGER = "io.boss.websocket.traffic";

	private final BossStats delegate;

	private final int payloadLimit;

	/**
	 * Creates a log.
	 * @param delegate hears of everything, too
	 * @param payloadLimit how much of a message is shown, in characters of a text and in
	 * bytes of a binary message
	 */
	public TrafficLog(BossStats delegate, int payloadLimit) {
		this.delegate = delegate;
		this.payloadLimit = payloadLimit;
	}

	@Override
	public ServiceStats service(String service) {
		return new ServiceTrafficLog(this.delegate.service(service), service, this.payloadLimit);
	}

	@Override
	public void broadcastSent(boolean accepted) {
		this.delegate.broadcastSent(accepted);
	}

	@Override
	public void eventDropped() {
		this.delegate.eventDropped();
	}

}
