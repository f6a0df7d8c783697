/**
 * Delivery of broadcasts to the services of this node.
 */
@NullMarked
package io.boss.websocket.broadcast.dispatch;

import org.jspecify.annotations.NullMarked;
