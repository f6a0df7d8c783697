/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.presence;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.boss.websocket.PresenceEntry;
import org.jspecify.annotations.Nullable;

/**
 * Entry on its way to another node, without the id of its node.
 *
 * @param id the id of the connection
 * @param service the name of the service
 * @param user the name of the user, if it has one
 * @param since the time of entering, in milliseconds of the epoch
 * @param metadata the metadata
 * @param key the key of the instance, or {@code null} if the service has no keys or the
 * node is of a version that knows none
 * @param away whether it was lost and may come back, or {@code null} if not or if the
 * node is of a version that does not say so
 */
record WireEntry(String id, String service, @Nullable String user, long since, Map<String, String> metadata,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String key,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean away) {

	private static final int MAX_ID = 256;

	private static final int MAX_KEY = 1024;

	private static final int MAX_SERVICE = 128;

	private static final int MAX_USER = 1024;

	// It comes from elsewhere.
	WireEntry {
		Objects.requireNonNull(id);
		Objects.requireNonNull(service);
		metadata = Metadata.checked(metadata);
	}

	static WireEntry of(PresenceEntry entry) {
		return new WireEntry(entry.connectionId(), entry.service(), entry.user(), entry.since().toEpochMilli(),
				entry.metadata(), entry.key(), entry.away() ? Boolean.TRUE : null);
	}

	PresenceEntry on(String node) {
		return new PresenceEntry(this.id, this.service, this.key, node, this.user, Instant.ofEpochMilli(this.since),
				this.metadata, Boolean.TRUE.equals(this.away));
	}

	/**
	 * Whether a node may say this: each has only its own connections, and no names that
	 * are endless, as each node keeps them.
	 * @param node the id of the node
	 * @return whether the connection is one of the node
	 */
	boolean isOf(String node) {
		boolean small = this.id.length() <= MAX_ID && this.service.length() <= MAX_SERVICE
				&& (this.user == null || this.user.length() <= MAX_USER)
				&& (this.key == null || this.key.length() <= MAX_KEY);
		return small && this.service.indexOf('/') < 0 && this.id.endsWith("." + node);
	}

	int size() {
		int user = (this.user != null) ? this.user.length() : 0;
		int key = (this.key != null) ? this.key.length() : 0;
		return 64 + this.id.length() + this.service.length() + user + key + (int) Metadata.size(this.metadata);
	}

}
