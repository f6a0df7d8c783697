/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.presence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;

import io.boss.websocket.PresenceEntry;
import io.boss.websocket.Seed;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SortedEntriesTests {

	private final SplittableRandom random = Seed.random(SortedEntriesTests.class);

	private static PresenceEntry entry(int id, long since, String mood) {
		return new PresenceEntry("c" + id, "test", "", null, Instant.ofEpochMilli(since), Map.of("mood", mood));
	}

	@Test
	void whenEntriesComeAndGoListsAreSortedAndStay() {
		TreeSet<PresenceEntry> model = new TreeSet<>(
				Comparator.comparing(PresenceEntry::since).thenComparing(PresenceEntry::connectionId));
		List<List<PresenceEntry>> lists = new ArrayList<>();
		List<List<PresenceEntry>> copies = new ArrayList<>();
		SortedEntries entries = SortedEntries.NONE;
		for (int step = 0; step < 20_000; step++) {
			boolean grows = (step / 4000) % 2 == 0;
			PresenceEntry entry = entry(this.random.nextInt(5000), this.random.nextInt(100), "new");
			if (this.random.nextInt(10) < (grows ? 8 : 1)) {
				entries = entries.with(entry);
				model.remove(entry);
				model.add(entry);
			}
			else if (!model.isEmpty()) {
				PresenceEntry near = model.ceiling(entry);
				PresenceEntry left = (near != null) ? near : entry;
				entries = entries.without(left);
				model.remove(left);
			}
			if (step % 500 == 0) {
				lists.add(entries.list());
				copies.add(new ArrayList<>(model));
			}
		}
		assertThat(lists).isEqualTo(copies);
		while (!model.isEmpty()) {
			entries = entries.without(model.pollFirst());
		}
		assertThat(entries.isEmpty()).isTrue();
	}

	@Test
	void whenEntriesComeInOrderPartsAreFull() {
		SortedEntries entries = SortedEntries.NONE;
		List<PresenceEntry> expected = new ArrayList<>();
		for (int i = 0; i < 3 * SortedEntries.MAX_PART + 1; i++) {
			PresenceEntry entry = entry(i, i, "new");
			entries = entries.with(entry);
			expected.add(entry);
		}
		assertThat(entries.list()).isEqualTo(expected).isSameAs(entries.list());
		assertThat(entries.with(entry(7, 7, "old")).list().get(7).metadata()).containsEntry("mood", "old");
		assertThat(entries.list()).isEqualTo(expected);
		assertThat(entries.without(entry(7, 8, "new"))).isSameAs(entries);
	}

	@Test
	void whenSomebodyElseTriesToChangeAListItFails() {
		List<PresenceEntry> list = SortedEntries.NONE.with(entry(1, 1, "new")).list();
		assertThat(list).isUnmodifiable();
		for (int index : List.of(-1, 1, Integer.MAX_VALUE)) {
			assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> list.get(index));
		}
	}

}
