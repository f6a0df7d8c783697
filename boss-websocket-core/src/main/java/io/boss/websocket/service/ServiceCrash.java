/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.time.Instant;

/**
 * End of an instance by a crash.
 *
 * @param time the time of the crash
 * @param instance the number of the instance; of the one before, if it is the start of an
 * instance that has failed
 * @param callback the name of the callback's method
 * @param type the class of the throwable
 * @param cause the throwable, as text
 */
public record ServiceCrash(Instant time, long instance, String callback, Class<? extends Throwable> type,
		String cause) {
}
