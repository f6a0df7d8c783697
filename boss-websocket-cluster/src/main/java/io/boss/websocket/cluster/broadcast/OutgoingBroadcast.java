/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.broadcast;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.boss.websocket.cluster.message.WrittenPayload;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.util.RawValue;

/**
 * Broadcast as it is written; {@link IncomingBroadcast} is the same as it is read.
 *
 * @param service the name of the service
 * @param headers the headers that the sender has added, if any
 * @param type the id of the type of the payload
 * @param payload the payload
 * @param numbers of which class the numbers of the payload are, if it has to be said
 * @param headerNumbers the same of the headers
 */
record OutgoingBroadcast(@JsonProperty("s") String service,
		@JsonProperty("h") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable RawValue headers,
		@JsonProperty("t") String type, @JsonProperty("p") RawValue payload,
		@JsonProperty("n") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String numbers,
		@JsonProperty("hn") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String headerNumbers) {

	static OutgoingBroadcast of(String service, @Nullable WrittenPayload headers, WrittenPayload payload) {
		return new OutgoingBroadcast(service, (headers != null) ? headers.json() : null, payload.type(), payload.json(),
				payload.numbers(), (headers != null) ? headers.numbers() : null);
	}

}
