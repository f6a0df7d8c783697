/**
 * The handle of a client, which never blocks whoever sends, and the port to what writes
 * to its socket.
 */
@NullMarked
package io.boss.websocket.outbound;

import org.jspecify.annotations.NullMarked;
