/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import io.boss.websocket.InvalidMessage;
import io.boss.websocket.request.ClientRequest;
import org.jspecify.annotations.Nullable;

/**
 * Message that is not handled, and perhaps is a request that is to be answered.
 *
 * @param message the message
 * @param request the request, or {@code null} if the client has not asked
 */
record InvalidRequest(InvalidMessage message, @Nullable ClientRequest request) {
}
