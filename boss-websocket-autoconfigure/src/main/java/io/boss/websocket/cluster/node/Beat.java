package io.boss.websocket.cluster.node;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.boss.websocket.cluster.ClusterMember;
import org.jspecify.annotations.Nullable;

/**
 * What a node says of itself at each heartbeat. Anything may be missing if another
 * version has written it.
 *
 * @param number larger each time
 * @param name the name of the node, for people
 * @param started when the node started, in milliseconds since 1970, by its own clock
 * @param lease for how many milliseconds it is a member
 * @param services how many connections each of its services has
 * @param state the numbers of its features
 */
record Beat(@JsonProperty("i") long number, @JsonProperty("name") @Nullable String name,
		@JsonProperty("at") long started, @JsonProperty("lease") long lease,
		@JsonProperty("services") @Nullable Map<String, Integer> services,
		@JsonProperty("state") @Nullable Map<String, Long> state) {

	static final String KIND = "beat";

	ClusterMember member(String node) {
		return new ClusterMember(node, (this.name != null) ? this.name : node, Instant.ofEpochMilli(this.started),
				Duration.ofMillis(this.lease), copy(this.services), copy(this.state));
	}

	private static <T> Map<String, T> copy(@Nullable Map<String, T> map) {
		return (map != null) ? Map.copyOf(map) : Map.of();
	}

}
