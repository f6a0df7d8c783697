package io.boss.websocket.actuate;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.boss.websocket.cluster.ClusterMember;
import io.boss.websocket.cluster.node.ClusterStatus;
import org.jspecify.annotations.Nullable;

/**
 * The cluster, as this node sees it: what the others have said of themselves last, so
 * nobody is waited for.
 *
 * @param node the id of this node
 * @param name its name
 * @param engine the name of its engine
 * @param connected whether the broker takes what it is given and brings it back
 * @param failingSince since when the broker has not taken anything
 * @param outbox what waits for the broker
 * @param nodes this node and the others
 * @param missing the names of the nodes that have not been heard for a while: what is
 * said of them may have changed
 */
record ClusterReport(String node, String name, String engine, boolean connected, @Nullable Instant failingSince,
		Outbox outbox, List<Node> nodes, List<String> missing) {

	static ClusterReport of(ClusterStatus status, Map<String, Integer> services) {
		List<Node> others = status.members().stream().map(Node::of).toList();
		List<Node> nodes = new ArrayList<>(others);
		nodes.add(0, new Node(status.node(), status.name(), true, null, false, services));
		List<String> missing = others.stream().filter(Node::silent).map(Node::name).toList();
		return new ClusterReport(status.node(), status.name(), status.engine(), isConnected(status),
				status.failingSince(), new Outbox(status.outboxFrames(), status.outboxBytes()), nodes, missing);
	}

	static boolean isConnected(ClusterStatus status) {
		return status.failingSince() == null && status.hearingItself();
	}

	/**
	 * What waits for the broker.
	 *
	 * @param messages how many messages
	 * @param bytes how large they are together
	 */
	record Outbox(int messages, long bytes) {
	}

	/**
	 * A node.
	 *
	 * @param id its id
	 * @param name its name
	 * @param self whether it is this one
	 * @param sinceHeard how long ago it was heard
	 * @param silent whether that is too long
	 * @param services how many connections each of its services has
	 */
	record Node(String id, String name, boolean self, @Nullable Duration sinceHeard, boolean silent,
			Map<String, Integer> services) {

		private static Node of(ClusterStatus.Member other) {
			ClusterMember member = other.member();
			return new Node(member.id(), member.name(), false, other.sinceHeard().truncatedTo(ChronoUnit.MILLIS),
					other.silent(), member.services());
		}

	}

}
