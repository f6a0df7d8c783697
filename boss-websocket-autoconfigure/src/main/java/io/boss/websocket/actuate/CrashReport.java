/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.actuate;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Crash of the past, with its stack. What an {@code Object} is here was sanitized.
 *
 * @param time when
 * @param key the key of the instance, or {@code null} if the service has none
 * @param instance the number of the instance
 * @param callback the name of the callback's method
 * @param type the class of what it has thrown
 * @param cause what it has thrown as text
 * @param stack the stack traces of that and of its causes
 */
record CrashReport(Instant time, @Nullable Object key, long instance, String callback, String type,
		@Nullable Object cause, @Nullable Object stack) {
}
