package io.boss.websocket.stats;

import io.boss.websocket.log.RateLimitedWarning;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Keeps what fails while it counts from what it counts: the engine goes on.
 */
final class GuardedBossStats implements BossStats {

	private static final Log logger = LogFactory.getLog(GuardedBossStats.class);

	private final BossStats delegate;

	private final RateLimitedWarning warning = new RateLimitedWarning(logger);

	GuardedBossStats(BossStats delegate) {
		this.delegate = delegate;
	}

	@Override
	public ServiceStats service(String service) {
		ServiceStats stats = this.delegate.service(service);
		return (stats != ServiceStats.NONE) ? new GuardedServiceStats(stats, this::failed) : stats;
	}

	@Override
	public void broadcastSent(boolean accepted) {
		try {
			this.delegate.broadcastSent(accepted);
		}
		catch (RuntimeException ex) {
			failed(ex);
		}
	}

	@Override
	public void eventDropped() {
		try {
			this.delegate.eventDropped();
		}
		catch (RuntimeException ex) {
			failed(ex);
		}
	}

	@Override
	public ClusterStats cluster() {
		ClusterStats stats = this.delegate.cluster();
		return (stats != ClusterStats.NONE) ? new GuardedClusterStats(stats, this::failed) : stats;
	}

	private void failed(RuntimeException failure) {
		this.warning.log(() -> "Could not count: " + failure);
	}

}
