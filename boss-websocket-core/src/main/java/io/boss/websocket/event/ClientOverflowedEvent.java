package io.boss.websocket.event;

import io.boss.websocket.BossConnection;
import io.boss.websocket.OverflowPolicy;

/**
 * Application event: a client reads too slowly, and its outbound queue is full. It is
 * being closed, or messages for it are being dropped; then this is published once, and
 * not again before the client has caught up. Published as {@link ServiceStartedEvent} is.
 *
 * @param connection the handle of the client
 * @param policy what is done about it: {@link OverflowPolicy#CLOSE} if it is being closed
 */
public record ClientOverflowedEvent(BossConnection connection, OverflowPolicy policy) {
}
