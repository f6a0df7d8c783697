/**
 * From a send to the socket: one bounded queue for each connection, drained without
 * blocking whoever sends.
 */
@NullMarked
package io.boss.websocket.outbound;

import org.jspecify.annotations.NullMarked;
