/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket;

import java.time.Duration;

/**
 * Info for a service that the authentication of one of its clients is about to end.
 * Unless the client shows a new token or ticket in time, it will be closed with code
 * 4401.
 *
 * @param connection the client
 * @param remaining the time that is left
 * @since 0.1.0
 */
public record AuthenticationExpiring(BossConnection connection, Duration remaining) {
}
