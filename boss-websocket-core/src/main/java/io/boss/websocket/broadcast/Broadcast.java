package io.boss.websocket.broadcast;

import java.util.Map;

/**
 * A message on its way to a service, on whatever node.
 *
 * @param service the name of the service
 * @param payload the message itself
 * @param headers what the sender said about it
 */
public record Broadcast(String service, Object payload, Map<String, Object> headers) {
}
