/**
 * Broadcasts that reach the services of every node.
 */
@NullMarked
package io.boss.websocket.cluster.broadcast;

import org.jspecify.annotations.NullMarked;
