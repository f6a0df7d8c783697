/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.util.stream.IntStream;

import io.boss.websocket.stats.CallbackName;
import io.boss.websocket.timing.EngineClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class ServiceLogTests {

	private static final int KEYS = 10_000;

	private final ServiceLog keyed = new ServiceLog(true, EngineClock.SYSTEM);

	private final ServiceLog plain = new ServiceLog(false, EngineClock.SYSTEM);

	@Test
	void whenManyKeysCrashThenFewLinesNameThemAndOneHasTheStack(CapturedOutput output) {
		for (int key = 0; key < KEYS; key++) {
			this.keyed.crashed(CallbackName.INCOMING, "Service 'room/" + key + "' has crashed",
					new IllegalStateException("no luck"));
		}
		assertThat(output.getAll().lines().filter((line) -> line.contains("has crashed"))).hasSizeBetween(2, 60)
			.anyMatch((line) -> line.contains("Service 'room/0' has crashed"));
		assertThat(output.getAll().split("\tat " + ServiceLogTests.class.getName(), -1)).hasSizeLessThan(5);
	}

	@Test
	void whenManyKeysGoDownThenFewLinesNameThem(CapturedOutput output) {
		for (ServiceLog.Topic topic : ServiceLog.Topic.values()) {
			IntStream.range(0, KEYS).forEach((key) -> this.keyed.event(topic, () -> "room/" + key + " " + topic));
		}
		for (ServiceLog.Topic topic : ServiceLog.Topic.values()) {
			assertThat(output.getAll().lines().filter((line) -> line.endsWith(" " + topic))).hasSizeBetween(1, 60);
		}
	}

	@Test
	void whenServiceHasNoKeysThenEachCrashIsLoggedWithItsStack(CapturedOutput output) {
		for (int i = 0; i < 50; i++) {
			this.plain.crashed(CallbackName.INCOMING, "Service 'chat' has crashed",
					new IllegalStateException("no luck"));
			this.plain.event(ServiceLog.Topic.RESTARTED, () -> "Service 'chat' has restarted");
		}
		assertThat(output.getAll().lines().filter((line) -> line.contains("'chat' has crashed"))).hasSize(50);
		assertThat(output.getAll().lines().filter((line) -> line.contains("'chat' has restarted"))).hasSize(50);
	}

}
