/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.actuate;

import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;

import io.boss.websocket.service.CallbackLimits;
import io.boss.websocket.service.OperatedRooms;
import io.boss.websocket.stats.BossStats;
import org.junit.jupiter.api.Test;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link KeyedHealth}.
 */
class KeyedHealthTests {

	private final OperatedRooms rooms = new OperatedRooms(BossStats.NONE);

	private final BossWebSocketHealthIndicator indicator = new BossWebSocketHealthIndicator(this.rooms.registry(),
			(service) -> new CallbackLimits(Duration.ZERO, Duration.ofMillis(1)));

	@Test
	void whenThereIsNoInstanceThenItIsUp() {
		assertThat(this.indicator.health().getStatus()).isEqualTo(Status.UP);
		assertThat(details()).containsExactly(Map.entry("instances", 0));
	}

	@Test
	void whenLessThanATenthIsDownThenItIsUp() {
		start(21);
		this.rooms.tell("3", "crash");
		this.rooms.tell("4", "crash");
		assertThat(this.indicator.health().getStatus()).isEqualTo(Status.UP);
		assertThat(details()).containsEntry("instances", 21)
			.containsEntry("running", 19)
			.containsEntry("down", 2)
			.containsEntry("givenUp", 2)
			.containsKey("lastCrash");
		assertThat(this.indicator.health().getDetails().toString()).doesNotContain("secret");
	}

	@Test
	void whenATenthIsDownThenItIsDownUntilItIsNot() {
		start(20);
		this.rooms.tell("3", "crash");
		this.rooms.tell("4", "crash");
		assertThat(this.indicator.health().getStatus()).isEqualTo(Status.DOWN);
		this.rooms.unit().key("3").restart();
		assertThat(this.indicator.health().getStatus()).isEqualTo(Status.UP);
		assertThat(details()).containsEntry("givenUp", 1);
	}

	@Test
	void whenATenthIsStuckThenItIsDownMeanwhile() {
		start(9);
		Health[] health = new Health[1];
		this.rooms.tell("9", (Runnable) () -> {
			this.rooms.pass(Duration.ofMillis(2));
			health[0] = this.indicator.health();
		});
		assertThat(health[0].getStatus()).isEqualTo(Status.DOWN);
		assertThat(details(health[0])).containsEntry("stuck", 1);
		assertThat((Map<?, ?>) details(health[0]).get("stuckIn")).extracting("callback").isEqualTo("handleInfo");
		assertThat(this.indicator.health().getStatus()).isEqualTo(Status.UP);
	}

	@Test
	void whenFewAreStuckThenItIsUp() {
		start(10);
		Health[] health = new Health[1];
		this.rooms.tell("10", (Runnable) () -> {
			this.rooms.pass(Duration.ofMillis(2));
			health[0] = this.indicator.health();
		});
		assertThat(health[0].getStatus()).isEqualTo(Status.UP);
		assertThat(details(health[0])).containsEntry("stuck", 1);
	}

	private void start(int keys) {
		IntStream.range(0, keys).forEach((key) -> this.rooms.tell("" + key, "hello"));
	}

	private Map<String, Object> details() {
		return details(this.indicator.health());
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> details(Health health) {
		return (Map<String, Object>) health.getDetails().get("room");
	}

}
