/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.broadcast;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.util.TokenBuffer;

/**
 * Broadcast as it has come from another node: nothing of it can be relied on.
 *
 * @param service the name of the service
 * @param headers the headers that the sender has added
 * @param type the id of the type of the payload
 * @param payload the payload
 * @param numbers of which class the numbers of the payload are
 * @param headerNumbers the same of the headers
 */
record IncomingBroadcast(@JsonProperty("s") @Nullable String service, @JsonProperty("h") @Nullable TokenBuffer headers,
		@JsonProperty("t") @Nullable String type, @JsonProperty("p") @Nullable TokenBuffer payload,
		@JsonProperty("n") @Nullable String numbers, @JsonProperty("hn") @Nullable String headerNumbers) {
}
