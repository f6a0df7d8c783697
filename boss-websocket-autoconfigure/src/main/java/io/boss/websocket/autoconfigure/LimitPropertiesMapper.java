package io.boss.websocket.autoconfigure;

import io.boss.websocket.limit.ApplicationLimits;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Makes limits of the properties that hold for all services together, and refuses those
 * that make no sense.
 */
final class LimitPropertiesMapper {

	private LimitPropertiesMapper() {
	}

	static ApplicationLimits limits(BossProperties.Limits limits) {
		return new ApplicationLimits(check("total-connections", limits.totalConnections()),
				check("connections-per-address", limits.connectionsPerAddress()),
				check("total-handshakes-per-second", limits.totalHandshakesPerSecond()));
	}

	private static int check(String name, int value) {
		if (value < 0) {
			throw new InvalidConfigurationPropertyValueException("boss.websocket.limits." + name, value,
					"It must be at least 0.");
		}
		return value;
	}

}
