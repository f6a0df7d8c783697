package io.boss.websocket.outbound;

/**
 * How much may wait for one client.
 *
 * @param maxMessages how many messages and pings
 * @param maxBytes how many bytes of payload; one message may be larger if nothing else
 * waits
 */
public record OutboundLimits(int maxMessages, long maxBytes) {
}
