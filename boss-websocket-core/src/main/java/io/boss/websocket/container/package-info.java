/**
 * The container's own WebSocket sessions as a transport: the fall-back that works on
 * every container.
 */
@NullMarked
package io.boss.websocket.container;

import org.jspecify.annotations.NullMarked;
