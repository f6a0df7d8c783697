/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.actuate;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * Problem of an order that was not understood, with the members of RFC 9457.
 *
 * @param title what the status means
 * @param status the HTTP status
 * @param detail what is wrong
 */
record OperationProblem(String title, int status, String detail) implements OperationResponseBody {
}
