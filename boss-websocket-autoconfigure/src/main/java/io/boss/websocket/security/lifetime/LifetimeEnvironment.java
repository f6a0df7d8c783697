/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.security.lifetime;

import java.util.function.Consumer;

import io.boss.websocket.AuthenticationExpiring;
import io.boss.websocket.endpoint.ConnectionClock;
import io.boss.websocket.timing.EngineClock;

/**
 * Collaborators that all lifetimes share.
 *
 * @param settings what is done for clients
 * @param clock looks at those whose time will be up
 * @param time tells the time
 * @param services tells a service about one of its clients; does not block
 * @param renewal verifies what clients show
 */
record LifetimeEnvironment(LifetimeSettings settings, ConnectionClock clock, EngineClock time,
		Consumer<AuthenticationExpiring> services, Renewal renewal) {
}
