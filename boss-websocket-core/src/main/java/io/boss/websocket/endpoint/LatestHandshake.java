/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint;

import io.boss.websocket.Handshake;
import org.jspecify.annotations.Nullable;

/**
 * Handshake of a client that has come back.
 *
 * @param handshake what it has shown
 * @param httpSessionId the id of its HTTP session, or {@code null} if there is none
 */
record LatestHandshake(Handshake handshake, @Nullable String httpSessionId) {

}
