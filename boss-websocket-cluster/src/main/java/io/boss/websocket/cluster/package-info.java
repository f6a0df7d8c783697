/**
 * More than one node: the port behind which a broker is, and what the nodes of a cluster
 * are to each other. Each package below is one thing that works across nodes, or one
 * broker.
 */
@NullMarked
package io.boss.websocket.cluster;

import org.jspecify.annotations.NullMarked;
