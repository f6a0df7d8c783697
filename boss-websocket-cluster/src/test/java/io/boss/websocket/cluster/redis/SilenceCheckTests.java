/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.redis;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A subscription that has died and does not say so.
 */
class SilenceCheckTests {

	private final AtomicLong clock = new AtomicLong(-5);

	private final SilenceCheck watch = new SilenceCheck(Duration.ofNanos(100), this.clock::get);

	@Test
	void whenNothingIsHeardForLongThenItIsSilent() {
		assertThat(this.watch.isSilentAfterPublishing()).isFalse();
		this.clock.addAndGet(100);
		assertThat(this.watch.isSilentAfterPublishing()).isFalse();
		this.clock.addAndGet(1);
		assertThat(this.watch.isSilentAfterPublishing()).isTrue();
		this.watch.begin();
		assertThat(this.watch.isSilentAfterPublishing()).isFalse();
	}

	@Test
	void whenSomethingIsHeardThenItIsNotSilent() {
		assertThat(this.watch.isSilentAfterPublishing()).isFalse();
		this.clock.addAndGet(101);
		this.watch.heard();
		assertThat(this.watch.isSilentAfterPublishing()).isFalse();
	}

	@Test
	void whenNothingIsPublishedThenItIsNotSilent() {
		this.watch.heard();
		this.clock.addAndGet(1000);
		assertThat(this.watch.isSilentAfterPublishing()).isFalse();
	}

}
