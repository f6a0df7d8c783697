/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.broadcast;

import java.util.Map;

import io.boss.websocket.InstanceKey;

/**
 * Message on its way to a service, on any node.
 *
 * @param service the name of the service, or the {@linkplain InstanceKey#address()
 * address} of an instance of a keyed service, such as {@code room/42}
 * @param payload the message itself
 * @param headers the headers that the sender has added
 * @since 0.1.0
 */
public record Broadcast(String service, Object payload, Map<String, Object> headers) {
}
