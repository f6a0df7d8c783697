package io.boss.websocket.security.lifetime;

import java.util.function.Consumer;

import io.boss.websocket.AuthenticationExpiring;
import io.boss.websocket.endpoint.ConnectionClock;

/**
 * Collaborators that all lifetimes share.
 *
 * @param settings what is done for clients
 * @param clock looks at those whose time will be up
 * @param services tells a service about one of its clients; does not block
 * @param renewal verifies what clients show
 */
record LifetimeEnvironment(LifetimeSettings settings, ConnectionClock clock, Consumer<AuthenticationExpiring> services,
		Renewal renewal) {
}
