/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.properties;

import java.time.Duration;

import io.boss.websocket.timing.Nanos;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.unit.DataSize;

/**
 * Checks for the ends that durations, sizes and counts of the configuration have. Whoever
 * reads a property asks for its value here, so that none is forgotten and each is refused
 * in the same words.
 */
public final class PropertyChecks {

	/**
	 * Far more of anything than a server has, and two of them are still a number.
	 */
	static final int MOST = 1_000_000_000;

	private final String prefix;

	/**
	 * Creates checks.
	 * @param prefix what the names of the properties begin with, without the last dot
	 */
	PropertyChecks(String prefix) {
		this.prefix = prefix;
	}

	int count(int minimum, String name, int value) {
		return count(minimum, MOST, name, value);
	}

	int count(int minimum, int maximum, String name, int value) {
		require(value >= minimum, name, value, "It must be at least " + minimum + ".");
		return require(value <= maximum, name, value, "It must be at most " + maximum + ".");
	}

	Duration positive(String name, Duration value) {
		require(!value.isNegative() && !value.isZero(), name, value, "It must be longer than zero.");
		return notEndless(name, value);
	}

	@Nullable Duration positiveOrNull(String name, @Nullable Duration value) {
		return (value != null) ? positive(name, value) : null;
	}

	Duration notNegative(String name, Duration value) {
		require(!value.isNegative(), name, value, "It must not be negative.");
		return notEndless(name, value);
	}

	private Duration notEndless(String name, Duration value) {
		return require(value.compareTo(Nanos.LONGEST) <= 0, name, value,
				"It must not be longer than " + Nanos.LONGEST.toDays() + " days, which is a hundred years.");
	}

	long size(String name, DataSize value, DataSize minimum, DataSize maximum, String reason) {
		return require(value.compareTo(minimum) >= 0 && value.compareTo(maximum) <= 0, name, value, reason).toBytes();
	}

	<T> T require(boolean valid, String name, T value, String reason) {
		if (!valid) {
			throw invalid(name, value, reason);
		}
		return value;
	}

	/**
	 * The failure to throw for a property below the prefix.
	 * @param name the rest of the name
	 * @param value what is written there
	 * @param reason why it cannot be, and what could; one or more sentences
	 * @return the failure
	 */
	InvalidConfigurationPropertyValueException invalid(String name, @Nullable Object value, String reason) {
		return failure(this.prefix + "." + name, value, reason);
	}

	/**
	 * The failure to throw for any property: what Boot's own failure analysis explains.
	 * @param property the whole name
	 * @param value what is written there
	 * @param reason why it cannot be, and what could; one or more sentences
	 * @return the failure
	 */
	public static InvalidConfigurationPropertyValueException failure(String property, @Nullable Object value,
			String reason) {
		return new InvalidConfigurationPropertyValueException(property, value, reason);
	}

}
