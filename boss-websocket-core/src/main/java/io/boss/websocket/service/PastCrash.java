/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import io.boss.websocket.log.LogTrace;
import org.jspecify.annotations.Nullable;

/**
 * Crash that a service remembers for its operators.
 *
 * @param crash when and where
 * @param key the key of the instance, or {@code null} if the service has none
 * @param stack the stack traces of the throwable and of its causes, cut if they are long
 */
public record PastCrash(ServiceCrash crash, @Nullable String key, String stack) {

	static final int LONGEST_STACK = 16 * 1024;

	// As text at once: the throwable may hold on to anything of the application's.
	static PastCrash of(ServiceCrash crash, @Nullable String key, Throwable cause) {
		String stack = LogTrace.of(cause);
		return new PastCrash(crash, key,
				(stack.length() > LONGEST_STACK) ? stack.substring(0, LONGEST_STACK) + "..." : stack);
	}

}
