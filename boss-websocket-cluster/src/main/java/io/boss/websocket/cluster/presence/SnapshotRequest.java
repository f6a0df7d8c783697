package io.boss.websocket.cluster.presence;

/**
 * Request for all entries of a node.
 *
 * @param version the version that is known to the asking node
 */
record SnapshotRequest(long version) {

	static final String KIND = "presence.request";

}
