package io.boss.websocket.cluster.node;

/**
 * Last message of a node, when it stops.
 */
record Leave() {

	static final String KIND = "leave";

}
