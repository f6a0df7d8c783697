package io.boss.websocket.cluster.node;

import java.time.Duration;

/**
 * Settings of a node.
 *
 * @param nodeName the name of the node, for people
 * @param heartbeat the time between two heartbeats
 * @param lease for how long other nodes take it for a member after a heartbeat
 * @param failAtStart whether it must not start without the broker
 * @param outbox the bounds of the outbox
 * @param maxFrameSize how many bytes a message may have
 */
public record ClusterSettings(String nodeName, Duration heartbeat, Duration lease, boolean failAtStart,
		OutboxSettings outbox, int maxFrameSize) {

	/**
	 * Creates settings.
	 * @param nodeName the name of the node, for people
	 * @param heartbeat the time between two heartbeats, more than nothing
	 * @param lease for how long a heartbeat counts, at least two heartbeats
	 * @param failAtStart whether the node must not start without the broker
	 * @param outbox the bounds of the outbox
	 * @param maxFrameSize how many bytes a message may have
	 */
	public ClusterSettings {
		if (heartbeat.isNegative() || heartbeat.isZero() || lease.compareTo(heartbeat.multipliedBy(2)) < 0) {
			throw new IllegalArgumentException("A lease of " + lease + " (boss.websocket.cluster.lease) must be at"
					+ " least twice the heartbeat of " + heartbeat + " (boss.websocket.cluster.heartbeat)");
		}
	}

}
