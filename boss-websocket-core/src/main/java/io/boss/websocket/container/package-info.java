/**
 * Transport over the container's own WebSocket sessions: the fall-back that works on
 * every container.
 */
@NullMarked
package io.boss.websocket.container;

import org.jspecify.annotations.NullMarked;
