/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.presence;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.RandomAccess;

import io.boss.websocket.PresenceEntry;
import org.jspecify.annotations.Nullable;

/**
 * Immutable list of entries in the order of entering: adding or removing one makes
 * another list, and both share all but a few hundred references. So nothing is ever
 * sorted, and a thread that lists entries waits for no other.
 */
final class SortedEntries {

	static final SortedEntries NONE = new SortedEntries(new PresenceEntry[0][]);

	/**
	 * How many entries a part has at most.
	 */
	static final int MAX_PART = 256;

	private static final int SMALL_PART = MAX_PART / 2;

	private static final Comparator<PresenceEntry> ORDER = Comparator.comparing(PresenceEntry::since)
		.thenComparing(PresenceEntry::connectionId);

	// None of them is empty.
	private final PresenceEntry[][] parts;

	private volatile @Nullable List<PresenceEntry> list;

	private SortedEntries(PresenceEntry[][] parts) {
		this.parts = parts;
	}

	boolean isEmpty() {
		return this.parts.length == 0;
	}

	/**
	 * All entries.
	 * @return always the same list, as long as no two threads race for the first; not to
	 * be changed
	 */
	List<PresenceEntry> list() {
		List<PresenceEntry> list = this.list;
		if (list == null) {
			list = Collections.unmodifiableList(new View(this.parts));
			this.list = list;
		}
		return list;
	}

	/**
	 * These and one more, in place of the one of the same time and connection.
	 * @param entry the one
	 * @return the entries
	 */
	SortedEntries with(PresenceEntry entry) {
		if (isEmpty()) {
			return new SortedEntries(new PresenceEntry[][] { { entry } });
		}
		int at = partFor(entry);
		PresenceEntry[] part = this.parts[at];
		int index = Arrays.binarySearch(part, entry, ORDER);
		if (index >= 0) {
			PresenceEntry[] changed = part.clone();
			changed[index] = entry;
			return replaced(at, 1, changed);
		}
		return inserted(at, -index - 1, entry);
	}

	private SortedEntries inserted(int at, int index, PresenceEntry entry) {
		PresenceEntry[] part = this.parts[at];
		if (part.length == MAX_PART && index == MAX_PART) {
			// As a rule new entries are the last, and parts stay full.
			return replaced(at, 1, part, new PresenceEntry[] { entry });
		}
		PresenceEntry[] longer = new PresenceEntry[part.length + 1];
		System.arraycopy(part, 0, longer, 0, index);
		longer[index] = entry;
		System.arraycopy(part, index, longer, index + 1, part.length - index);
		if (longer.length <= MAX_PART) {
			return replaced(at, 1, longer);
		}
		return replaced(at, 1, Arrays.copyOf(longer, SMALL_PART),
				Arrays.copyOfRange(longer, SMALL_PART, longer.length));
	}

	/**
	 * These without one.
	 * @param entry the one, which need not be among them
	 * @return the entries
	 */
	SortedEntries without(PresenceEntry entry) {
		if (isEmpty()) {
			return this;
		}
		int at = partFor(entry);
		PresenceEntry[] part = this.parts[at];
		int index = Arrays.binarySearch(part, entry, ORDER);
		if (index < 0) {
			return this;
		}
		PresenceEntry[] shorter = new PresenceEntry[part.length - 1];
		System.arraycopy(part, 0, shorter, 0, index);
		System.arraycopy(part, index + 1, shorter, index, shorter.length - index);
		if (shorter.length == 0) {
			return replaced(at, 1);
		}
		if (at + 1 < this.parts.length && shorter.length + this.parts[at + 1].length <= SMALL_PART) {
			return replaced(at, 2, joined(shorter, this.parts[at + 1]));
		}
		if (at > 0 && shorter.length + this.parts[at - 1].length <= SMALL_PART) {
			return replaced(at - 1, 2, joined(this.parts[at - 1], shorter));
		}
		return replaced(at, 1, shorter);
	}

	private static PresenceEntry[] joined(PresenceEntry[] first, PresenceEntry[] second) {
		PresenceEntry[] joined = Arrays.copyOf(first, first.length + second.length);
		System.arraycopy(second, 0, joined, first.length, second.length);
		return joined;
	}

	// The last that does not begin after the entry.
	private int partFor(PresenceEntry entry) {
		int low = 0;
		int high = this.parts.length - 1;
		while (low < high) {
			int middle = (low + high + 1) >>> 1;
			if (ORDER.compare(this.parts[middle][0], entry) <= 0) {
				low = middle;
			}
			else {
				high = middle - 1;
			}
		}
		return low;
	}

	private SortedEntries replaced(int at, int count, PresenceEntry[]... by) {
		PresenceEntry[][] result = Arrays.copyOf(this.parts, this.parts.length - count + by.length);
		System.arraycopy(by, 0, result, at, by.length);
		System.arraycopy(this.parts, at + count, result, at + by.length, this.parts.length - at - count);
		return new SortedEntries(result);
	}

	private static final class View extends AbstractList<PresenceEntry> implements RandomAccess {

		private final PresenceEntry[][] parts;

		// How many entries there are up to the end of each part.
		private final int[] ends;

		private View(PresenceEntry[][] parts) {
			this.parts = parts;
			this.ends = new int[parts.length];
			int end = 0;
			for (int i = 0; i < parts.length; i++) {
				end += parts[i].length;
				this.ends[i] = end;
			}
		}

		@Override
		public PresenceEntry get(int index) {
			int found = Arrays.binarySearch(this.ends, index);
			int part = (found >= 0) ? found + 1 : -found - 1;
			if (index < 0 || part >= this.parts.length) {
				throw new IndexOutOfBoundsException(index);
			}
			int begin = (part > 0) ? this.ends[part - 1] : 0;
			return this.parts[part][index - begin];
		}

		@Override
		public int size() {
			return (this.ends.length > 0) ? this.ends[this.ends.length - 1] : 0;
		}

	}

}
