package io.boss.websocket.stats;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Keeps what fails while it counts from what it counts: the engine goes on.
 */
final class GuardedBossStats implements BossStats {

	private static final Log logger = LogFactory.getLog(GuardedBossStats.class);

	private final BossStats delegate;

	private final RareWarning warning = new RareWarning(logger);

	GuardedBossStats(BossStats delegate) {
		this.delegate = delegate;
	}

	@Override
	public void connectionOpened(String service) {
		guard(() -> this.delegate.connectionOpened(service));
	}

	@Override
	public void connectionClosed(String service, String reason) {
		guard(() -> this.delegate.connectionClosed(service, reason));
	}

	@Override
	public void handshakeRefused(String service, String reason) {
		guard(() -> this.delegate.handshakeRefused(service, reason));
	}

	@Override
	public void messageDropped(String service, String reason) {
		guard(() -> this.delegate.messageDropped(service, reason));
	}

	@Override
	public void serviceCrashed(String service) {
		guard(() -> this.delegate.serviceCrashed(service));
	}

	@Override
	public void serviceRestarted(String service) {
		guard(() -> this.delegate.serviceRestarted(service));
	}

	private void guard(Runnable count) {
		try {
			count.run();
		}
		catch (RuntimeException ex) {
			this.warning.log(() -> "Could not count: " + ex);
		}
	}

}
