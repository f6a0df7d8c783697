/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.conversion;

import java.util.function.Function;

import io.boss.websocket.BossMessage;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;

/**
 * Format of a converter that knows beforehand which types it can never read from a
 * message, and that needs no {@link org.springframework.messaging.Message} around what it
 * converts.
 */
interface TextFormat {

	/**
	 * Why no message can become an object of a type.
	 * @param type the type
	 * @param parameter the parameter that it is for, or {@code null}
	 * @return the reason, without a full stop, or {@code null} if one may
	 */
	@Nullable String obstacle(Class<?> type, @Nullable MethodParameter parameter);

	/**
	 * A short way to objects of one type.
	 * @param type the type
	 * @param parameter the parameter that it is for, or {@code null}
	 * @return makes an object of a text, or {@code null} of one that only the converter
	 * itself can judge; {@code null} if there is no short way
	 */
	@Nullable Function<BossMessage.Text, @Nullable Object> reader(Class<?> type, @Nullable MethodParameter parameter);

	/**
	 * A short way from objects.
	 * @return makes a message of an object, or {@code null} of one that only the
	 * converter itself can judge; {@code null} if there is no short way
	 */
	@Nullable Function<Object, @Nullable BossMessage> writer();

}
