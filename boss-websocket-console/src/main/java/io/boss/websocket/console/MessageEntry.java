/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.console;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Type of message that a service takes.
 *
 * @param name what a developer calls it
 * @param method the method that takes it, or {@code null} if it is not known
 * @param kind {@code json}, {@code text} or {@code binary}
 * @param schema the JSON Schema of it, if it is JSON, else {@code null}
 */
record MessageEntry(String name, @Nullable String method, String kind, @Nullable JsonNode schema) {
}
