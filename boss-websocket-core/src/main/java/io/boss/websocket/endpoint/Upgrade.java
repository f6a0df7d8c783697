package io.boss.websocket.endpoint;

import java.security.Principal;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A handshake that has succeeded.
 *
 * @param connectionId what the transport calls the connection, different for each
 * @param attributes what the interceptors of the handshake left
 * @param principal who the client is, if it was authenticated
 * @param subprotocol the subprotocol that was agreed on, if any
 */
public record Upgrade(String connectionId, Map<String, Object> attributes, @Nullable Principal principal,
		@Nullable String subprotocol) {
}
