/**
 * Cluster of several nodes: the port behind which a broker is, and the relations of nodes
 * to each other. Each package below is one feature that works across nodes, or one
 * broker.
 */
@NullMarked
package io.boss.websocket.cluster;

import org.jspecify.annotations.NullMarked;
