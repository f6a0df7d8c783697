package io.boss.websocket.cluster.node;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.boss.websocket.cluster.ClusterMember;
import org.jspecify.annotations.Nullable;

/**
 * Status of this node and its broker, at one moment.
 *
 * @param node the id of this node
 * @param name its name, for people
 * @param engine the name of its engine
 * @param running whether it has started and not stopped
 * @param failingSince since when the broker has not taken anything, or {@code null} if it
 * took what it was given last, or was not given anything yet
 * @param lastFailure why it has not, the last time that it has not
 * @param hearingItself whether this node has heard itself by way of the broker within its
 * lease; also in the first while, when it cannot have. A subscription that is broken
 * shows like this.
 * @param outboxFrames how many messages wait for the broker
 * @param outboxBytes how many bytes of them
 * @param members the other nodes
 */
public record ClusterStatus(String node, String name, String engine, boolean running, @Nullable Instant failingSince,
		@Nullable String lastFailure, boolean hearingItself, int outboxFrames, long outboxBytes, List<Member> members) {

	/**
	 * Another node, as this one sees it.
	 *
	 * @param member its description, as in its last heartbeat
	 * @param sinceHeard the time since its last message
	 * @param silent whether it has missed two heartbeats, and its lease has not ended
	 */
	public record Member(ClusterMember member, Duration sinceHeard, boolean silent) {
	}

}
