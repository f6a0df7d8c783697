/**
 * Connections by their ids and by their users, on any node.
 */
@NullMarked
package io.boss.websocket.cluster.connection;

import org.jspecify.annotations.NullMarked;
