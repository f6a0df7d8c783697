/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.presence;

import java.util.ArrayList;
import java.util.List;

import org.springframework.util.Assert;

/**
 * Part of all entries of a node, small enough for a frame.
 *
 * @param version the version of the node's entries
 * @param index the number of the part, from 0
 * @param last whether it is the last one
 * @param entries the entries
 */
record SnapshotPart(long version, int index, boolean last, List<WireEntry> entries) {

	static final String KIND = "presence.snapshot";

	// It comes from elsewhere.
	SnapshotPart {
		Assert.isTrue(version >= 0 && version <= PresenceDelta.MAX_VERSION, "Nobody counts so far");
		entries = List.copyOf(entries);
	}

	/**
	 * Cuts all entries into parts.
	 * @param version the version of the entries
	 * @param entries the entries
	 * @param maxSize about how many bytes of JSON there may be in a part; one with a
	 * single entry may have more
	 * @return the parts, at least one
	 */
	static List<SnapshotPart> of(long version, Iterable<WireEntry> entries, int maxSize) {
		List<SnapshotPart> parts = new ArrayList<>();
		List<WireEntry> part = new ArrayList<>();
		int size = 0;
		for (WireEntry entry : entries) {
			if (!part.isEmpty() && size + entry.size() > maxSize) {
				parts.add(new SnapshotPart(version, parts.size(), false, part));
				part.clear();
				size = 0;
			}
			part.add(entry);
			size += entry.size();
		}
		parts.add(new SnapshotPart(version, parts.size(), true, part));
		return parts;
	}

}
