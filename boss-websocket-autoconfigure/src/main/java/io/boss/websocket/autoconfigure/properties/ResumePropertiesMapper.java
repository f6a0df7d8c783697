/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.properties;

import java.time.Duration;

import io.boss.websocket.config.ResumeLimits;
import io.boss.websocket.config.ResumeSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.util.unit.DataSize;

/**
 * Mapper from properties of sessions that outlive their sockets to settings, which
 * refuses those that make no sense.
 */
final class ResumePropertiesMapper {

	private static final PropertyChecks CHECKS = new PropertyChecks("boss.websocket.resume");

	/**
	 * A client that stays away for longer has other things to learn than what it missed.
	 */
	private static final Duration LONGEST_GRACE = Duration.ofMinutes(10);

	private static final int MOST_MESSAGES = 1_000_000;

	private static final DataSize MOST_BYTES = DataSize.ofMegabytes(1024);

	private static final DataSize MOST_TOTAL_BYTES = DataSize.ofTerabytes(1);

	private ResumePropertiesMapper() {
	}

	/**
	 * Settings of a service.
	 * @param resume the properties
	 * @param checks checks them, below the name of the service
	 * @return the settings, or {@code null} if its clients cannot come back
	 */
	static @Nullable ResumeSettings settings(ServiceProperties.Resume resume, PropertyChecks checks) {
		Duration grace = checks.positive("resume.grace", resume.grace());
		checks.require(grace.compareTo(LONGEST_GRACE) <= 0, "resume.grace", grace,
				"It must not be longer than 10 minutes.");
		ResumeSettings settings = new ResumeSettings(grace,
				checks.count(1, MOST_MESSAGES, "resume.max-messages", resume.maxMessages()),
				checks.size("resume.max-bytes", resume.maxBytes(), DataSize.ofBytes(1), MOST_BYTES,
						"It must be between 1 byte and 1024 megabytes."));
		return resume.enabled() ? settings : null;
	}

	static ResumeLimits limits(BossProperties.Resume resume) {
		return new ResumeLimits(CHECKS.count(1, "max-detached", resume.maxDetached()), CHECKS.size("max-total-bytes",
				resume.maxTotalBytes(), DataSize.ofBytes(1), MOST_TOTAL_BYTES, "It must be between 1 byte and 1TB."));
	}

}
