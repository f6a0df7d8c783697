/**
 * Connections by their ids and by their users, on whatever node they are.
 */
@NullMarked
package io.boss.websocket.cluster.connection;

import org.jspecify.annotations.NullMarked;
