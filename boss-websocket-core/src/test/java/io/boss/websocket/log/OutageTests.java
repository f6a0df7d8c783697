/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.log;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.commons.logging.LogFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Outage}.
 */
@ExtendWith(OutputCaptureExtension.class)
class OutageTests {

	private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);

	private final Outage outage = new Outage(LogFactory.getLog(OutageTests.class), this.clock::get, Instant::now, "It",
			"Nothing works");

	@Test
	void whenItFailsManyTimesThenThatIsOneOutage(CapturedOutput output) {
		long first = this.clock.get();
		for (int i = 0; i < 20; i++) {
			pass(3);
			this.outage.failed((i == 0) ? first : this.clock.get(), "re\nfused");
		}
		assertThat(this.outage.length()).isEqualTo(Duration.ofSeconds(60));
		assertThat(this.outage.began()).isBefore(Instant.now());
		assertThat(this.outage.lastFailure()).isEqualTo("re?fused");
		this.outage.answered();
		this.outage.answered();
		assertThat(this.outage.length()).isNull();
		assertThat(this.outage.began()).isNull();
		assertThat(output.getAll().lines()).hasSize(2);
		assertThat(output.getAll()).contains("It cannot be reached: re?fused. Nothing works")
			.contains("It is back after 60 s");
	}

	@Test
	void whenItFailsNowAndThenThenTheLogIsSpared(CapturedOutput output) {
		for (int i = 0; i < 1000; i++) {
			this.outage.failed(this.clock.get(), "refused");
			this.outage.answered();
		}
		assertThat(output.getAll().lines()).hasSize(20);
	}

	private void pass(long seconds) {
		this.clock.addAndGet(Duration.ofSeconds(seconds).toNanos());
	}

}
