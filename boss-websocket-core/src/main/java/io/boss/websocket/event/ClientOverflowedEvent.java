/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.event;

import io.boss.websocket.BossConnection;
import io.boss.websocket.OverflowPolicy;

/**
 * Application event for a client that reads too slowly, so that its outbound queue is
 * full. It is being closed, or messages for it are being dropped; then this is published
 * once, and not again before the client has caught up. Published as
 * {@link ServiceStartedEvent} is.
 *
 * @param connection the handle of the client
 * @param policy the policy that is applied: {@link OverflowPolicy#CLOSE} if the client is
 * being closed
 * @since 0.1.0
 */
public record ClientOverflowedEvent(BossConnection connection, OverflowPolicy policy) {
}
