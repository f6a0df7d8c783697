/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.boss.websocket.stats.BossStats;
import io.boss.websocket.stats.DropReason;
import io.boss.websocket.stats.RefusalReason;
import io.boss.websocket.stats.ServiceStats;
import org.awaitility.Awaitility;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What was refused or dropped since the last time somebody asked, as "service: reason".
 */
class RefusalCounts implements BossStats {

	private final List<String> counted = new CopyOnWriteArrayList<>();

	/**
	 * Waits until something has been counted, and nothing else.
	 * @param expected what
	 */
	void expect(String... expected) {
		// Awaitility's first look is late. What must not come has that time.
		Duration delay = (expected.length > 0) ? Duration.ZERO : Duration.ofMillis(100);
		Awaitility.await()
			.pollDelay(delay)
			.pollInterval(Duration.ofMillis(5))
			.untilAsserted(() -> assertThat(this.counted).containsExactlyInAnyOrder(expected));
		this.counted.clear();
	}

	/**
	 * Leaves behind what a test has not expected that failed.
	 */
	void forget() {
		this.counted.clear();
	}

	@Override
	public ServiceStats service(String service) {
		return new ServiceStats() {

			@Override
			public void handshakeRefused(RefusalReason reason) {
				RefusalCounts.this.counted.add(service + ": " + reason);
			}

			@Override
			public void messageDropped(DropReason reason) {
				// A client that goes while it is written to is a matter of chance.
				if (reason != DropReason.UNWRITTEN) {
					RefusalCounts.this.counted.add(service + ": " + reason);
				}
			}

		};
	}

}
