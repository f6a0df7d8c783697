package io.boss.websocket.metrics;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MicrometerBossStats}.
 */
class MicrometerBossStatsTests {

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final MicrometerBossStats stats = new MicrometerBossStats(this.registry);

	@Test
	void whenClientsComeAndGoTheyAreCountedByReason() {
		this.stats.connectionOpened("chat");
		this.stats.connectionOpened("chat");
		this.stats.connectionClosed("chat", "IDLE_TIMEOUT");
		assertThat(count("boss.websocket.connections.opened", "service", "chat")).isEqualTo(2);
		assertThat(count("boss.websocket.connections.closed", "service", "chat", "reason", "idle_timeout")).isOne();
	}

	@Test
	void whenHandshakesAreRefusedTheyAreCountedByReason() {
		this.stats.handshakeRefused("chat", "not-running");
		assertThat(count("boss.websocket.handshakes.refused", "service", "chat", "reason", "not-running")).isOne();
	}

	@Test
	void whenMessagesAreDroppedTheyAreCountedByReason() {
		this.stats.messageDropped("chat", "poison");
		this.stats.messageDropped("chat", "overflow");
		assertThat(count("boss.websocket.messages.dropped", "service", "chat", "reason", "poison")).isOne();
		assertThat(count("boss.websocket.messages.dropped", "service", "chat")).isEqualTo(2);
	}

	@Test
	void whenInstancesEndTheyAreCountedByService() {
		this.stats.serviceCrashed("chat");
		this.stats.serviceRestarted("chat");
		this.stats.serviceRestarted("status");
		assertThat(count("boss.websocket.service.crashes", "service", "chat")).isOne();
		assertThat(count("boss.websocket.service.restarts", "service", "chat")).isOne();
		assertThat(count("boss.websocket.service.restarts", "service", "status")).isOne();
	}

	@Test
	void whenMeterExistsItHasADescription() {
		this.stats.connectionOpened("chat");
		this.stats.connectionClosed("chat", "PEER");
		this.stats.handshakeRefused("chat", "not-running");
		this.stats.messageDropped("chat", "poison");
		this.stats.serviceCrashed("chat");
		this.stats.serviceRestarted("chat");
		assertThat(this.registry.getMeters()).hasSize(6)
			.allSatisfy((meter) -> assertThat(meter.getId().getDescription()).isNotBlank());
	}

	private double count(String name, String... tags) {
		return this.registry.get(name).tags(tags).counters().stream().mapToDouble((counter) -> counter.count()).sum();
	}

}
