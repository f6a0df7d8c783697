package io.boss.websocket.cluster.node;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.boss.websocket.cluster.ClusterMember;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Heartbeat message with the description of a node. Any field may be missing if another
 * version has written it.
 *
 * @param number the number of the heartbeat, larger each time
 * @param name the name of the node, for people
 * @param started when the node started, in milliseconds since 1970, by its own clock
 * @param lease for how many milliseconds it wants to be a member
 * @param services how many connections each of its services has
 * @param state the numbers of its features
 */
record Beat(@JsonProperty("i") long number, @JsonProperty("name") @Nullable String name,
		@JsonProperty("at") long started, @JsonProperty("lease") long lease,
		@JsonProperty("services") @Nullable Map<String, Integer> services,
		@JsonProperty("state") @Nullable Map<String, Long> state) {

	static final String KIND = "beat";

	/**
	 * How many characters a name may have.
	 */
	static final int MAX_NAME = 255;

	/**
	 * How many services, and how many numbers, a node may tell of.
	 */
	static final int MAX_ENTRIES = 1000;

	private static final Duration LONGEST_LEASE = Duration.ofHours(1);

	// It comes from elsewhere, and is kept.
	Beat {
		Assert.isTrue(name == null || name.length() <= MAX_NAME, "The name of a node is too long");
		services = copy(services);
		state = copy(state);
	}

	private static <T> Map<String, T> copy(@Nullable Map<String, T> map) {
		Assert.isTrue(map == null || map.size() <= MAX_ENTRIES, "A node has too much to say of itself");
		return (map != null) ? Map.copyOf(map) : Map.of();
	}

	/**
	 * The node as it has described itself.
	 * @param node its id
	 * @param settings this node's own, whose lease is taken if the beat has none that is
	 * positive. One that is shorter than two of this node's heartbeats, or longer than an
	 * hour, is taken for that.
	 * @return the description
	 */
	ClusterMember member(String node, ClusterSettings settings) {
		return new ClusterMember(node, (this.name != null) ? this.name : node, Instant.ofEpochMilli(this.started),
				lease(settings), copy(this.services), copy(this.state));
	}

	private Duration lease(ClusterSettings settings) {
		if (this.lease <= 0) {
			return settings.lease();
		}
		Duration lease = Duration.ofMillis(Math.min(this.lease, LONGEST_LEASE.toMillis()));
		Duration shortest = settings.heartbeat().multipliedBy(2);
		return (lease.compareTo(shortest) < 0) ? shortest : lease;
	}

}
