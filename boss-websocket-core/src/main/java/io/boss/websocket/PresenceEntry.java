/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Client that is in a service.
 *
 * @param connectionId the id of its connection, for {@link BossServices#connection}
 * @param service the name of the service
 * @param key the key of the instance, or {@code null} if the service has no keys
 * @param node the id of the node that it is connected to, empty without a cluster
 * @param user the name of the user, or {@code null} if it is anonymous
 * @param since the time of entering, to the millisecond and by the clock of its node
 * @param metadata the metadata that its node has set, not to be changed
 * @param away whether it was lost and may come back: it is not
 * {@linkplain BossConnection#isAttached() attached} at the moment. Always false for an
 * entry of a node of an earlier version
 * @since 0.1.0
 */
public record PresenceEntry(String connectionId, String service, @Nullable String key, String node,
		@Nullable String user, Instant since, Map<String, String> metadata, boolean away) {

	/**
	 * Creates an entry of a service without keys.
	 * @param connectionId the id of its connection
	 * @param service the name of the service
	 * @param node the id of the node that it is connected to, empty without a cluster
	 * @param user the name of the user, or {@code null} if it is anonymous
	 * @param since the time of entering
	 * @param metadata the metadata that its node has set
	 */
	public PresenceEntry(String connectionId, String service, String node, @Nullable String user, Instant since,
			Map<String, String> metadata) {
		this(connectionId, service, null, node, user, since, metadata);
	}

	/**
	 * Creates an entry of a client that is attached.
	 * @param connectionId the id of its connection
	 * @param service the name of the service
	 * @param key the key of the instance, or {@code null} if the service has no keys
	 * @param node the id of the node that it is connected to, empty without a cluster
	 * @param user the name of the user, or {@code null} if it is anonymous
	 * @param since the time of entering
	 * @param metadata the metadata that its node has set
	 */
	public PresenceEntry(String connectionId, String service, @Nullable String key, String node, @Nullable String user,
			Instant since, Map<String, String> metadata) {
		this(connectionId, service, key, node, user, since, metadata, false);
	}

}
