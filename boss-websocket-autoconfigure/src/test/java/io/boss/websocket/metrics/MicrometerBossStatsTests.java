package io.boss.websocket.metrics;

import io.boss.websocket.CloseReason;
import io.boss.websocket.stats.DropReason;
import io.boss.websocket.stats.RefusalReason;
import io.boss.websocket.stats.ServiceStats;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MicrometerBossStats}.
 */
class MicrometerBossStatsTests {

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final MicrometerBossStats stats = new MicrometerBossStats(this.registry, true);

	private final ServiceStats chat = this.stats.service("chat");

	@Test
	void whenClientsComeAndGoTheyAreCountedByReason() {
		this.chat.connectionOpened();
		this.chat.connectionOpened();
		this.chat.connectionClosed(CloseReason.Kind.IDLE_TIMEOUT);
		assertThat(count("boss.websocket.connections.opened", "service", "chat")).isEqualTo(2);
		assertThat(count("boss.websocket.connections.closed", "service", "chat", "reason", "idle-timeout")).isOne();
	}

	@Test
	void whenHandshakesAreRefusedTheyAreCountedByReason() {
		this.chat.handshakeRefused(RefusalReason.NOT_RUNNING);
		assertThat(count("boss.websocket.handshakes.refused", "service", "chat", "reason", "not-running")).isOne();
	}

	@Test
	void whenMessagesAreDroppedTheyAreCountedByReason() {
		this.chat.messageDropped(DropReason.POISON);
		this.chat.messageDropped(DropReason.OVERFLOW);
		assertThat(count("boss.websocket.messages.dropped", "service", "chat", "reason", "poison")).isOne();
		assertThat(count("boss.websocket.messages.dropped", "service", "chat")).isEqualTo(2);
	}

	@Test
	void whenInstancesEndTheyAreCountedByService() {
		this.chat.crashed();
		this.chat.restarted();
		this.stats.service("status").restarted();
		assertThat(count("boss.websocket.service.crashes", "service", "chat")).isOne();
		assertThat(count("boss.websocket.service.restarts", "service", "chat")).isOne();
		assertThat(count("boss.websocket.service.restarts", "service", "status")).isOne();
	}

	@Test
	void whenMeterExistsItHasADescription() {
		this.chat.connectionOpened();
		this.chat.connectionClosed(CloseReason.Kind.PEER);
		this.chat.handshakeRefused(RefusalReason.NOT_RUNNING);
		this.chat.messageDropped(DropReason.POISON);
		this.chat.crashed();
		this.chat.restarted();
		assertThat(this.registry.getMeters()).hasSize(6)
			.allSatisfy((meter) -> assertThat(meter.getId().getDescription()).isNotBlank());
	}

	private double count(String name, String... tags) {
		return this.registry.get(name).tags(tags).counters().stream().mapToDouble((counter) -> counter.count()).sum();
	}

}
