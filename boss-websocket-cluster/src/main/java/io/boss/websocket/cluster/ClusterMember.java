package io.boss.websocket.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * A node of the cluster, as it has described itself last.
 *
 * @param id the id of the node, which is new at each start: letters and digits
 * @param name the name of the node, for people ({@code boss.websocket.cluster.node-name})
 * @param started when the node started, by its own clock
 * @param lease for how long it is a member after each time that it was heard
 * @param services how many connections each of its services has
 * @param state what its features have to say, by their names, for others to notice that
 * they have missed something
 */
public record ClusterMember(String id, String name, Instant started, Duration lease, Map<String, Integer> services,
		Map<String, Long> state) {
}
