package io.boss.websocket.cluster.presence;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * One change of a node's entries.
 *
 * @param version the version of the node's entries with it: one more than before
 * @param id the id of the connection
 * @param entry what is known about it now, or {@code null} if it has left
 */
record PresenceDelta(long version, String id, @Nullable WireEntry entry) {

	static final String KIND = "presence.delta";

	/**
	 * The largest version, which nobody reaches.
	 */
	static final long MAX_VERSION = 1L << 53;

	// It comes from elsewhere.
	PresenceDelta {
		Assert.isTrue(version >= 0 && version <= MAX_VERSION, "Nobody counts so far");
		Objects.requireNonNull(id);
	}

}
