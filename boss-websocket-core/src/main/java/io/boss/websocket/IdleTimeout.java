/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket;

import java.time.Duration;

/**
 * Info for {@link BossServiceHandler#handleInfo} when no mail has arrived for as long as
 * the last {@link Outcome#noReply(Object, Duration)} asked for.
 *
 * @param after the silence that was asked for
 * @since 0.1.0
 */
public record IdleTimeout(Duration after) {
}
