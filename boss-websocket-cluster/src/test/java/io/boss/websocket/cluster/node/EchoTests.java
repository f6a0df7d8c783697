package io.boss.websocket.cluster.node;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import io.boss.websocket.cluster.SuppliedClock;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Echo}.
 */
class EchoTests {

	private final AtomicLong clock = new AtomicLong(-5);

	private final BrokerHealth health = new BrokerHealth("test", Duration.ofSeconds(5),
			new SuppliedClock(this.clock::get));

	private final Echo echo = new Echo(this.health, Duration.ofNanos(100), this.clock::get);

	@Test
	void whenNothingIsHeardForLongThenItIsMissingOnce() {
		assertThat(isMissingAfter(10)).isFalse();
		assertThat(isMissingAfter(100)).isFalse();
		assertThat(isMissingAfter(1)).isTrue();
		assertThat(isMissingAfter(100)).isFalse();
		assertThat(isMissingAfter(1)).isTrue();
	}

	@Test
	void whenSomethingIsHeardThenNothingIsMissing() {
		assertThat(isMissingAfter(10)).isFalse();
		this.clock.addAndGet(50);
		this.health.heardItself();
		assertThat(isMissingAfter(60)).isFalse();
		assertThat(isMissingAfter(100)).isFalse();
		assertThat(isMissingAfter(1)).isTrue();
	}

	@Test
	void whenPublishingFailsThenOnlyWhatFollowsCanBeMissing() {
		assertThat(isMissingAfter(10)).isFalse();
		this.echo.failed();
		assertThat(isMissingAfter(101)).isFalse();
		assertThat(isMissingAfter(101)).isTrue();
	}

	private boolean isMissingAfter(long nanos) {
		this.clock.addAndGet(nanos);
		return this.echo.isMissingAfterPublishing();
	}

}
