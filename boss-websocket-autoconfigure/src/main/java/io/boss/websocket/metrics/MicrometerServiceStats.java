package io.boss.websocket.metrics;

import java.util.Locale;

import io.boss.websocket.CloseReason;
import io.boss.websocket.stats.DropReason;
import io.boss.websocket.stats.RefusalReason;
import io.boss.websocket.stats.ServiceStats;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * The meters of one service.
 */
final class MicrometerServiceStats implements ServiceStats {

	private final MeterRegistry registry;

	private final String service;

	MicrometerServiceStats(MeterRegistry registry, String service) {
		this.registry = registry;
		this.service = service;
	}

	@Override
	public void connectionOpened() {
		count("boss.websocket.connections.opened", "Clients that have connected");
	}

	@Override
	public void connectionClosed(CloseReason.Kind reason) {
		count("boss.websocket.connections.closed", "Clients that are gone, by reason", "reason", tag(reason));
	}

	@Override
	public void handshakeRefused(RefusalReason reason) {
		count("boss.websocket.handshakes.refused", "Handshakes that were refused, by reason", "reason", tag(reason));
	}

	@Override
	public void messageDropped(DropReason reason) {
		count("boss.websocket.messages.dropped", "Messages that were not delivered, by reason", "reason", tag(reason));
	}

	@Override
	public void crashed() {
		count("boss.websocket.service.crashes", "Instances of services that have ended by a crash");
	}

	@Override
	public void restarted() {
		count("boss.websocket.service.restarts", "Instances of services that were replaced");
	}

	private static String tag(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	private void count(String name, String description, String... tags) {
		Counter.builder(name)
			.description(description)
			.tag("service", this.service)
			.tags(tags)
			.register(this.registry)
			.increment();
	}

}
