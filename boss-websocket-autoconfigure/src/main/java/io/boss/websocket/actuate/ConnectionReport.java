/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.actuate;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * State of a client. What an {@code Object} is here was sanitized.
 *
 * @param id identifies the connection
 * @param connected when it was made
 * @param joined whether the running instance knows it
 * @param rejoined whether it was joined again after a restart
 * @param attached whether it has a socket; none if it was lost and may come back
 * @param subprotocol the subprotocol, or {@code null} if none was agreed on
 * @param readingPaused whether it is not read, because it sends more than is handled
 * @param queuedMessages how many messages wait to be written to it
 * @param queuedBytes how many bytes these have
 * @param user who it is, or {@code null} if it was not authenticated
 * @param remoteAddress where it is
 * @param sessionId its session id, or {@code null} if there is none
 * @param query its query parameters
 * @param attributes what the application remembers about it
 */
record ConnectionReport(String id, Instant connected, boolean joined, boolean rejoined, boolean attached,
		@Nullable String subprotocol, boolean readingPaused, int queuedMessages, long queuedBytes,
		@Nullable Object user, @Nullable Object remoteAddress, @Nullable Object sessionId,
		Map<String, List<@Nullable Object>> query, Map<String, @Nullable Object> attributes) {
}
