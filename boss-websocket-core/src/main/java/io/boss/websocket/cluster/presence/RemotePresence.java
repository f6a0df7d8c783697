/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.presence;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.boss.websocket.PresenceEntry;
import org.jspecify.annotations.Nullable;

/**
 * Entries of another node, as its messages describe them. Messages that are lost,
 * repeated or late do no harm: a version is only ever followed by the next one, or
 * replaced by all entries of a later one. For one thread at a time.
 */
final class RemotePresence {

	/**
	 * How many changes wait for those before them, or for a snapshot.
	 */
	private static final int MAX_EARLY = 1024;

	private static final long BETWEEN_ANSWERS = TimeUnit.SECONDS.toNanos(1);

	private final String node;

	private final NodePresence presence;

	private final Map<Long, PresenceDelta> early = new HashMap<>();

	private @Nullable Collected collected;

	private @Nullable Long asked;

	private @Nullable Long answered;

	private boolean behind;

	RemotePresence(String node, PresenceTable table) {
		this.node = node;
		this.presence = new NodePresence(table);
	}

	long version() {
		return this.presence.version();
	}

	/**
	 * Whether it is time to ask the node for all its entries.
	 * @param now the time in nanoseconds
	 * @param timeout after how many nanoseconds to ask again
	 * @return whether it was not asked lately
	 */
	boolean mayAsk(long now, long timeout) {
		Long asked = this.asked;
		return asked == null || now - asked >= timeout;
	}

	void asked(long now) {
		this.asked = now;
	}

	/**
	 * Whether the node may have all entries of this one.
	 * @param now the time in nanoseconds
	 * @return whether it has not had them in the last second; then it has them now
	 */
	boolean mayHaveAll(long now) {
		Long answered = this.answered;
		boolean may = answered == null || now - answered >= BETWEEN_ANSWERS;
		if (may) {
			this.answered = now;
		}
		return may;
	}

	/**
	 * The node has said which version it has. What it has told before cannot be of a
	 * later one, unless another sender has said so in its name, and would be in the way
	 * of all that it tells from now on: then the next of its snapshots counts, whichever
	 * version it has.
	 * @param version the version
	 * @return whether there is something to ask for
	 */
	boolean described(long version) {
		boolean wasBehind = this.behind;
		this.behind = version < version();
		// A snapshot may have overtaken what it said, but not twice.
		if (this.behind && wasBehind) {
			this.behind = false;
			this.collected = null;
			this.early.clear();
			this.presence.forgetVersion();
		}
		return version > version();
	}

	/**
	 * The node has told a change.
	 * @param delta the change
	 * @return whether something before it is missing
	 */
	boolean changed(PresenceDelta delta) {
		boolean next = delta.version() == version() + 1;
		if (next || (delta.version() > version() && this.early.size() < MAX_EARLY)) {
			this.early.put(delta.version(), delta);
		}
		catchUp();
		return delta.version() > version();
	}

	private void catchUp() {
		PresenceDelta next = this.early.remove(version() + 1);
		while (next != null) {
			WireEntry entry = next.entry();
			boolean present = entry != null && entry.isOf(this.node) && entry.id().equals(next.id());
			this.presence.change(next.id(), (entry != null && present) ? entry.on(this.node) : null);
			next = this.early.remove(version() + 1);
		}
	}

	/**
	 * The node has sent a part of a snapshot.
	 * @param part the part
	 */
	void received(SnapshotPart part) {
		if (part.version() <= version()) {
			return;
		}
		Collected collected = (part.index() == 0) ? new Collected(part.version()) : this.collected;
		this.collected = (collected != null && collected.takes(part)) ? collected : null;
		if (collected == null || this.collected == null) {
			return;
		}
		part.entries()
			.stream()
			.filter((entry) -> entry.isOf(this.node))
			.forEach((entry) -> collected.entries.put(entry.id(), entry.on(this.node)));
		if (part.last()) {
			this.collected = null;
			this.presence.replace(part.version(), collected.entries);
			this.early.keySet().removeIf((version) -> version <= part.version());
			catchUp();
		}
	}

	/**
	 * The node is gone, and all its clients.
	 */
	void left() {
		this.presence.replace(version(), Map.of());
	}

	private static final class Collected {

		private final long version;

		private final Map<String, PresenceEntry> entries = new LinkedHashMap<>();

		private int parts;

		private Collected(long version) {
			this.version = version;
		}

		private boolean takes(SnapshotPart part) {
			return part.version() == this.version && part.index() == this.parts++;
		}

	}

}
