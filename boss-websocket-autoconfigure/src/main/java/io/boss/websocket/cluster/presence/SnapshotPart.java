package io.boss.websocket.cluster.presence;

import java.util.ArrayList;
import java.util.List;

import org.springframework.util.Assert;

/**
 * A part of all entries of a node, small enough for a frame.
 *
 * @param version the version of the node's entries
 * @param index the number of the part, from 0
 * @param last whether it is the last one
 * @param entries the entries
 */
record SnapshotPart(long version, int index, boolean last, List<WireEntry> entries) {

	static final String KIND = "presence.snapshot";

	/**
	 * About how many bytes of JSON there are in a part.
	 */
	static final int SIZE = 64 * 1024;

	// It comes from elsewhere.
	SnapshotPart {
		Assert.isTrue(version >= 0 && version <= PresenceDelta.MAX_VERSION, "Nobody counts so far");
		entries = List.copyOf(entries);
	}

	static List<SnapshotPart> of(long version, Iterable<WireEntry> entries) {
		List<SnapshotPart> parts = new ArrayList<>();
		List<WireEntry> part = new ArrayList<>();
		int size = 0;
		for (WireEntry entry : entries) {
			if (size + entry.size() > SIZE) {
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
