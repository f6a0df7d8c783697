/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.event;

import io.boss.websocket.BossConnection;
import io.boss.websocket.ResumeInfo;

/**
 * Application event for a client that has come back. Published as
 * {@link ServiceStartedEvent} is.
 *
 * @param connection the handle of the client, the same as before
 * @param info how long it was away
 * @since 0.1.0
 */
public record ConnectionResumedEvent(BossConnection connection, ResumeInfo info) {
}
