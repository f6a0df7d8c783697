/**
 * A node of a cluster: it gives the broker what this node has to say, hands what others
 * say to whom it concerns, and knows who the others are.
 */
@NullMarked
package io.boss.websocket.cluster.node;

import org.jspecify.annotations.NullMarked;
