/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.actuate;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * Result of an order to close connections.
 *
 * @param closed how many are being closed that were open
 */
record CloseReport(int closed) implements OperationResponseBody {
}
