package io.boss.websocket.metrics;

import io.boss.websocket.stats.BossStats;
import io.boss.websocket.stats.ServiceStats;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Counts with Micrometer. Names begin with {@code boss.websocket.}; tags come from closed
 * sets.
 */
public final class MicrometerBossStats implements BossStats {

	private final MeterRegistry registry;

	/**
	 * Creates stats.
	 * @param registry where the meters are
	 */
	public MicrometerBossStats(MeterRegistry registry) {
		this.registry = registry;
	}

	@Override
	public ServiceStats service(String service) {
		return new MicrometerServiceStats(this.registry, service);
	}

}
