package io.boss.websocket.cluster.broadcast;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.util.RawValue;

/**
 * A broadcast as it is written; {@link IncomingBroadcast} is the same as it is read.
 *
 * @param service the name of the service
 * @param headers what the sender said about it, if something
 * @param type the id of the type of the payload
 * @param payload the payload
 */
record OutgoingBroadcast(@JsonProperty("s") String service,
		@JsonProperty("h") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable RawValue headers,
		@JsonProperty("t") String type, @JsonProperty("p") RawValue payload) {
}
