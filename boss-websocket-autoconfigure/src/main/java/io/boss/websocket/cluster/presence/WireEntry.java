package io.boss.websocket.cluster.presence;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;

import io.boss.websocket.PresenceEntry;
import org.jspecify.annotations.Nullable;

/**
 * An entry on its way to another node, which knows where it comes from.
 *
 * @param id the id of the connection
 * @param service the name of the service
 * @param user the name of the user, if it has one
 * @param since when it has entered, in milliseconds of the epoch
 * @param metadata what is known about it
 */
record WireEntry(String id, String service, @Nullable String user, long since, Map<String, String> metadata) {

	// It comes from elsewhere.
	WireEntry {
		Objects.requireNonNull(id);
		Objects.requireNonNull(service);
		metadata = Metadata.checked(metadata);
	}

	static WireEntry of(PresenceEntry entry) {
		return new WireEntry(entry.connectionId(), entry.service(), entry.user(), entry.since().toEpochMilli(),
				entry.metadata());
	}

	PresenceEntry on(String node) {
		return new PresenceEntry(this.id, this.service, node, this.user, Instant.ofEpochMilli(this.since),
				this.metadata);
	}

	/**
	 * Whether a node may say this: each has only its own connections.
	 * @param node the id of the node
	 * @return whether the connection is one of the node
	 */
	boolean isOf(String node) {
		return this.id.endsWith("." + node);
	}

	int size() {
		int user = (this.user != null) ? this.user.length() : 0;
		return 64 + this.id.length() + this.service.length() + user + (int) Metadata.size(this.metadata);
	}

}
