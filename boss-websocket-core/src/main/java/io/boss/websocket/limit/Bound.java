/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.limit;

import io.boss.websocket.config.Limit;
import io.boss.websocket.config.ServiceLimits;

/**
 * Bound on the size of something.
 *
 * @param max the size that it must not exceed
 * @param warn the size above which there is a warning
 */
public record Bound(int max, int warn) {

	/**
	 * No limit.
	 */
	public static final Bound NONE = new Bound(Integer.MAX_VALUE, Integer.MAX_VALUE);

	/**
	 * What is kept in memory has an end even if the limit is not enforced.
	 */
	private static final int WARN_FACTOR = 16;

	/**
	 * A limit that is enforced.
	 * @param max what must not be exceeded
	 * @return the bound
	 */
	public static Bound of(int max) {
		return new Bound(max, Integer.MAX_VALUE);
	}

	/**
	 * The bound of a limit for something that grows.
	 * @param limits tell whether the limit is enforced
	 * @param limit the limit
	 * @param value its value, 0 for none
	 * @return the bound
	 */
	public static Bound of(ServiceLimits limits, Limit limit, int value) {
		if (value == 0) {
			return NONE;
		}
		return limits.enforces(limit) ? of(value) : warning(value);
	}

	/**
	 * A limit that is warned of, up to 16 times as much.
	 * @param warn what should not be exceeded
	 * @return the bound
	 */
	public static Bound warning(int warn) {
		return new Bound((int) Math.min((long) WARN_FACTOR * warn, Integer.MAX_VALUE), warn);
	}

}
