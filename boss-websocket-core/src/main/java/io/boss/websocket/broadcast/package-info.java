/**
 * Broadcasts: the operations that send them, and the transport that carries them.
 */
@NullMarked
package io.boss.websocket.broadcast;

import org.jspecify.annotations.NullMarked;
