package io.boss.websocket.cluster.presence;

/**
 * Asks a node for all its entries.
 *
 * @param version which version of them is known
 */
record SnapshotRequest(long version) {

	static final String KIND = "presence.request";

}
