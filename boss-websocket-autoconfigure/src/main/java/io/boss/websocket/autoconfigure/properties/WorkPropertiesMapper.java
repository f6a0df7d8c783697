/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.properties;

/**
 * Check of the properties of slow work.
 */
final class WorkPropertiesMapper {

	static final String PREFIX = "boss.websocket.work";

	private static final int MOST_THREADS = 10_000;

	private static final int MOST_JOBS = 1_000_000;

	private WorkPropertiesMapper() {
	}

	static BossProperties.Work check(BossProperties.Work work) {
		PropertyChecks checks = new PropertyChecks(PREFIX);
		checks.count(1, MOST_THREADS, "threads", work.threads());
		checks.count(0, MOST_JOBS, "queue-capacity", work.queueCapacity());
		checks.notNegative("warn-after", work.warnAfter());
		return work;
	}

}
