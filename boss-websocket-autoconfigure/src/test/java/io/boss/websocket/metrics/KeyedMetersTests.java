/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.metrics;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.boss.websocket.service.OperatedRooms;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the meters of a service with keys.
 */
class KeyedMetersTests {

	private static final int KEYS = 5000;

	// Passes between readings only: one that takes no time does not hold.
	private long now;

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry(SimpleConfig.DEFAULT, new HandClock());

	private final OperatedRooms rooms = new OperatedRooms(new MicrometerBossStats(this.meters, true));

	@BeforeEach
	void bind() {
		new ServiceGauges(this.rooms.registry()).bindTo(this.meters);
	}

	@Test
	void whenThereAreManyKeysThenThereAreNoMoreMeters() {
		this.rooms.tell("first", "crash");
		this.rooms.tell("second", "stop");
		this.rooms.tell("third", "hello");
		Set<Meter.Id> before = ids();
		IntStream.range(0, KEYS).forEach((key) -> this.rooms.tell("key-" + key, "hello"));
		assertThat(instances("running")).isEqualTo(KEYS + 1);
		this.rooms.tell("key-1", "crash");
		this.rooms.tell("key-2", "stop");
		assertThat(ids()).containsExactlyInAnyOrderElementsOf(before);
		assertThat(before).allSatisfy((id) -> assertThat(id.getTags())
			.noneMatch((tag) -> tag.getValue().matches("key-.*|first|second|third")));
	}

	@Test
	void whenInstancesStartAndEndThenTheyAreCountedByStateAndReason() {
		IntStream.range(0, 10).forEach((key) -> this.rooms.tell("" + key, "hello"));
		this.rooms.tell("3", "crash");
		this.rooms.tell("4", "stop");
		this.rooms.pass(Duration.ofSeconds(8));
		assertThat(instances("running")).isEqualTo(8);
		assertThat(instances("down")).isOne();
		assertThat(instances("starting")).isZero();
		assertThat(instances("restarting")).isZero();
		assertThat(ended("crashed")).isOne();
		assertThat(ended("normal")).isOne();
		assertThat(this.meters.get("boss.websocket.instance.start").tag("service", "room").timer().count())
			.isEqualTo(10);
		this.rooms.idle();
		assertThat(this.rooms.unit().keys()).isEmpty();
		assertThat(instances("running")).isZero();
		assertThat(ended("idle")).isGreaterThanOrEqualTo(8);
	}

	@Test
	void whenServiceHasKeysThenItsGaugesAreOfAllInstances() {
		assertThat(state("running")).isOne();
		assertThat(gauge("boss.websocket.mailbox.depth")).isZero();
		this.rooms.tell("1", (Runnable) () -> {
			this.rooms.tell("1", "waits");
			this.rooms.tell("2", (Runnable) () -> {
				this.rooms.tell("2", "waits");
				this.rooms.tell("2", "waits");
				assertThat(gauge("boss.websocket.mailbox.depth")).isEqualTo(3);
				assertThat(gauge("boss.websocket.work.active")).isZero();
				assertThat(gauge("boss.websocket.outbound.queued")).isZero();
				assertThat(gauge("boss.websocket.connections")).isZero();
			});
		});
		assertThat(gauge("boss.websocket.mailbox.depth")).isZero();
		assertThat(gauge("boss.websocket.mailbox.age")).isZero();
	}

	private Set<Meter.Id> ids() {
		return this.meters.getMeters().stream().map(Meter::getId).collect(Collectors.toSet());
	}

	private double instances(String state) {
		this.now++;
		return this.meters.get("boss.websocket.instances").tags("service", "room", "state", state).gauge().value();
	}

	private double state(String state) {
		this.now++;
		return this.meters.get("boss.websocket.service.state").tags("service", "room", "state", state).gauge().value();
	}

	private double gauge(String name) {
		this.now++;
		return this.meters.get(name).tag("service", "room").gauge().value();
	}

	private double ended(String reason) {
		return this.meters.find("boss.websocket.instances.ended")
			.tags("service", "room", "reason", reason)
			.counters()
			.stream()
			.mapToDouble((counter) -> counter.count())
			.sum();
	}

	private final class HandClock implements Clock {

		@Override
		public long wallTime() {
			return KeyedMetersTests.this.now;
		}

		@Override
		public long monotonicTime() {
			return KeyedMetersTests.this.now;
		}

	}

}
