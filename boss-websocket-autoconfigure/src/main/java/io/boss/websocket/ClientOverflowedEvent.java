package io.boss.websocket;

/**
 * Application event: a client reads too slowly, its outbound queue is full, and it is
 * being closed. Published as {@link ServiceStartedEvent} is.
 *
 * @param connection the handle of the client
 */
public record ClientOverflowedEvent(BossConnection connection) {
}
