package io.boss.websocket.autoconfigure;

import java.time.Duration;

import io.boss.websocket.service.DrainSettings;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Makes settings of the drain of its properties, and refuses those that make no sense.
 */
final class DrainPropertiesMapper {

	private static final String PREFIX = "boss.websocket.drain.";

	private DrainPropertiesMapper() {
	}

	static DrainSettings settings(BossProperties.Drain drain, Duration phaseTimeout) {
		check(!drain.delay().isNegative(), "delay", drain.delay(), "It must not be negative.");
		check(drain.batchSize() >= 1, "batch-size", drain.batchSize(), "It must be at least 1.");
		check(!drain.interval().isNegative(), "interval", drain.interval(), "It must not be negative.");
		DrainSettings settings = new DrainSettings(drain.delay(), drain.batchSize(), drain.interval(), phaseTimeout);
		check(drain.delay().isZero() || drain.delay().compareTo(settings.timeout()) < 0, "delay", drain.delay(),
				"It must be shorter than nine tenths of spring.lifecycle.timeout-per-shutdown-phase, which is "
						+ phaseTimeout.toMillis() + " ms.");
		return settings;
	}

	private static void check(boolean valid, String name, Object value, String reason) {
		if (!valid) {
			throw new InvalidConfigurationPropertyValueException(PREFIX + name, value, reason);
		}
	}

}
