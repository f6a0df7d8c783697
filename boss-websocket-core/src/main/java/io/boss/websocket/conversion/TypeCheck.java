/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.conversion;

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;

/**
 * Check of a converter that knows beforehand which types it can never read from a
 * message.
 */
interface TypeCheck {

	/**
	 * Why no message can become an object of a type.
	 * @param type the type
	 * @param parameter the parameter that it is for, or {@code null}
	 * @return the reason, without a full stop, or {@code null} if one may
	 */
	@Nullable String obstacle(Class<?> type, @Nullable MethodParameter parameter);

}
