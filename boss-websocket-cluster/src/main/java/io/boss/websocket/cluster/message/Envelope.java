/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.message;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Header of a message between nodes: all but its body.
 *
 * @param node the id of the node that it is from
 * @param to the id of the node that it is for, or {@code null} if it is for all
 * @param sequence its number among those from this node to the same addressee, from 1 on;
 * a beat is not counted, and has the number of the message before it
 * @param kind the kind of the message
 * @param context the context in which it was sent, as {@link ContextCarrier} knows it
 */
public record Envelope(String node, @Nullable String to, long sequence, String kind, Map<String, String> context) {
}
