/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.properties;

import io.boss.websocket.limit.ApplicationLimits;
import io.boss.websocket.mailbox.MailboxTotal;

import org.springframework.util.unit.DataSize;

/**
 * Mapper from the properties that hold for all services together to limits, which refuses
 * those that make no sense.
 */
final class LimitPropertiesMapper {

	private static final PropertyChecks CHECKS = new PropertyChecks("boss.websocket.limits");

	private static final DataSize LARGEST = DataSize.ofTerabytes(1);

	private LimitPropertiesMapper() {
	}

	/**
	 * What may wait in all mailboxes.
	 * @param limits the properties
	 * @param maxMessageSize the size of the largest message that a service takes
	 * @return the total
	 */
	static MailboxTotal mailboxes(BossProperties.Limits limits, int maxMessageSize) {
		long size = CHECKS.size("total-mailbox-size", limits.totalMailboxSize(), DataSize.ofBytes(0), LARGEST,
				"It must be between 1 byte and 1TB, or 0 for no limit.");
		CHECKS.require(size == 0 || size >= maxMessageSize, "total-mailbox-size", limits.totalMailboxSize(),
				"It must be at least as large as the largest message that a service takes, which has " + maxMessageSize
						+ " bytes (boss.websocket.max-message-size).");
		return (size > 0) ? new MailboxTotal(size) : MailboxTotal.unlimited();
	}

	static ApplicationLimits limits(BossProperties.Limits limits) {
		return new ApplicationLimits(CHECKS.count(0, "total-connections", limits.totalConnections()),
				CHECKS.count(0, "connections-per-address", limits.connectionsPerAddress()),
				CHECKS.count(0, "total-handshakes-per-second", limits.totalHandshakesPerSecond()),
				CHECKS.count(0, "handshakes-per-address-per-second", limits.handshakesPerAddressPerSecond()));
	}

}
