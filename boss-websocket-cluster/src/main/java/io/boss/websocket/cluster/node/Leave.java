package io.boss.websocket.cluster.node;

/**
 * The last that a node says, when it stops.
 */
record Leave() {

	static final String KIND = "leave";

}
