/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Settings for messages that annotated services cannot be given.
 *
 * @param policies what is done about them where no method handles them, by the name of
 * the service
 * @param detailed whether clients are told why, by the name of the service
 * @param denied whether an exception of a callback means that its client lacks a right
 */
public record InvalidMessageHandling(Function<String, InvalidMessagePolicy> policies, Predicate<String> detailed,
		Predicate<Throwable> denied) {
}
