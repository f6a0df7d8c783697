package io.boss.websocket.cluster.lease;

/**
 * What a node says to the others when it has given a lease back.
 *
 * @param service the name of the service
 */
record Released(String service) {
}
