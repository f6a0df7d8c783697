/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.event;

import io.boss.websocket.BossConnection;

/**
 * Application event for a client that has connected, and is about to join its service.
 * Published as {@link ServiceStartedEvent} is.
 *
 * @param connection the handle of the client
 * @since 0.1.0
 */
public record ConnectionOpenedEvent(BossConnection connection) {
}
