package io.boss.websocket.cluster.node;

import java.time.Duration;

/**
 * How a node behaves in its cluster.
 *
 * @param nodeName the name of the node, for people
 * @param heartbeat how often it describes itself to the others
 * @param lease for how long the others take it for a member after they have heard it
 * @param failAtStart whether it must not start without the broker
 * @param outbox how much may wait for the broker
 * @param maxFrameSize how many bytes a message may have
 */
public record ClusterSettings(String nodeName, Duration heartbeat, Duration lease, boolean failAtStart,
		OutboxSettings outbox, int maxFrameSize) {

	/**
	 * Checks the settings.
	 */
	public ClusterSettings {
		if (heartbeat.isNegative() || heartbeat.isZero() || lease.compareTo(heartbeat.multipliedBy(2)) < 0) {
			throw new IllegalArgumentException("A lease of " + lease + " (boss.websocket.cluster.lease) must be at"
					+ " least twice the heartbeat of " + heartbeat + " (boss.websocket.cluster.heartbeat)");
		}
	}

}
