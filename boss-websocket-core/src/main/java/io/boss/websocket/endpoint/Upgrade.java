package io.boss.websocket.endpoint;

import java.security.Principal;
import java.util.Map;

import io.boss.websocket.limit.ConnectionPermit;
import org.jspecify.annotations.Nullable;

/**
 * Handshake that has succeeded.
 *
 * @param connectionId what the transport calls the connection, different for each
 * @param attributes what the interceptors of the handshake left
 * @param principal user of the client, if it was authenticated
 * @param subprotocol the subprotocol that was agreed on, if any
 */
public record Upgrade(String connectionId, Map<String, Object> attributes, @Nullable Principal principal,
		@Nullable String subprotocol) {

	private static final String PERMIT = ConnectionPermit.class.getName();

	/**
	 * Leaves the permit of a client for the session behind the upgrade.
	 * @param permit the permit, which the client has not taken yet
	 * @param attributes attributes of the handshake
	 */
	public static void keepPermit(ConnectionPermit permit, Map<String, Object> attributes) {
		attributes.put(PERMIT, permit);
	}

	/**
	 * Takes the permit of the client.
	 * @return the permit, or {@code null} if none was left
	 */
	public @Nullable ConnectionPermit takePermit() {
		return (ConnectionPermit) this.attributes.remove(PERMIT);
	}

}
