package io.boss.websocket.cluster.broadcast;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import tools.jackson.databind.util.RawValue;

/**
 * A broadcast as it is written; {@link IncomingBroadcast} is the same as it is read.
 *
 * @param service the name of the service
 * @param headers what the sender said about it
 * @param type the id of the type of the payload
 * @param payload the payload
 */
record OutgoingBroadcast(@JsonProperty("s") String service,
		@JsonProperty("h") @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Object> headers,
		@JsonProperty("t") String type, @JsonProperty("p") RawValue payload) {
}
