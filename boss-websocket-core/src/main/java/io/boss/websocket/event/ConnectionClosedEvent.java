/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.event;

import io.boss.websocket.BossConnection;
import io.boss.websocket.CloseReason;

/**
 * Application event for a client that has gone. Published as {@link ServiceStartedEvent}
 * is.
 *
 * @param connection the handle of the client, closed by now
 * @param reason the reason
 * @since 0.1.0
 */
public record ConnectionClosedEvent(BossConnection connection, CloseReason reason) {
}
