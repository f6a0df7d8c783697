package io.boss.websocket.metrics;

import java.util.Locale;

import io.boss.websocket.stats.BossStats;
import io.micrometer.core.instrument.Counter;
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
	public void connectionOpened(String service) {
		count("boss.websocket.connections.opened", "Clients that have connected", service);
	}

	@Override
	public void connectionClosed(String service, String reason) {
		count("boss.websocket.connections.closed", "Clients that are gone, by reason", service, "reason",
				reason.toLowerCase(Locale.ROOT));
	}

	@Override
	public void handshakeRefused(String service, String reason) {
		count("boss.websocket.handshakes.refused", "Handshakes that were refused, by reason", service, "reason",
				reason);
	}

	@Override
	public void messageDropped(String service, String reason) {
		count("boss.websocket.messages.dropped", "Messages that were not delivered, by reason", service, "reason",
				reason);
	}

	@Override
	public void serviceCrashed(String service) {
		count("boss.websocket.service.crashes", "Instances of services that have ended by a crash", service);
	}

	@Override
	public void serviceRestarted(String service) {
		count("boss.websocket.service.restarts", "Instances of services that were replaced", service);
	}

	private void count(String name, String description, String service, String... tags) {
		Counter.builder(name)
			.description(description)
			.tag("service", service)
			.tags(tags)
			.register(this.registry)
			.increment();
	}

}
