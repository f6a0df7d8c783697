/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.message;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.util.RawValue;

/**
 * Payload as it travels.
 *
 * @param type the id of its type
 * @param json the payload as JSON
 * @param numbers of which class its numbers are, or {@code null} if the JSON tells
 */
public record WrittenPayload(String type, RawValue json, @Nullable String numbers) {
}
