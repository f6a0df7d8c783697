/**
 * Handles of clients, with which sending never blocks; the port to what writes to a
 * socket; and what becomes of messages for which there is no room.
 */
@NullMarked
package io.boss.websocket.outbound;

import org.jspecify.annotations.NullMarked;
