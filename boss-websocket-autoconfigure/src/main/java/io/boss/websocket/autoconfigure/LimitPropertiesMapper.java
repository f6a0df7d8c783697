package io.boss.websocket.autoconfigure;

import io.boss.websocket.limit.ApplicationLimits;

/**
 * Makes limits of the properties that hold for all services together, and refuses those
 * that make no sense.
 */
final class LimitPropertiesMapper {

	private static final PropertyChecks CHECKS = new PropertyChecks("boss.websocket.limits");

	private LimitPropertiesMapper() {
	}

	static ApplicationLimits limits(BossProperties.Limits limits) {
		return new ApplicationLimits(CHECKS.count(0, "total-connections", limits.totalConnections()),
				CHECKS.count(0, "connections-per-address", limits.connectionsPerAddress()),
				CHECKS.count(0, "total-handshakes-per-second", limits.totalHandshakesPerSecond()));
	}

}
