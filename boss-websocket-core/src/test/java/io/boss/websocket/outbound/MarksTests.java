/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.outbound;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

import io.boss.websocket.Seed;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Marks}, one of them against sets that know what each mark waits for.
 */
class MarksTests {

	private final Marks marks = new Marks();

	private final List<String> done = new ArrayList<>();

	@Test
	void whenNothingWaitsTheTaskIsDue() {
		add(0, "a");
		assertThat(done()).containsExactly("a");
		assertThat(this.marks.isEmpty()).isTrue();
	}

	@Test
	void whenFramesLeaveTasksAreDueInTheirOrder() {
		add(1, "a");
		add(3, "b");
		add(3, "c");
		this.marks.removed(1);
		assertThat(done()).isEmpty();
		this.marks.removed(0);
		assertThat(done()).containsExactly("a");
		this.marks.removed(5);
		this.marks.removed(0);
		assertThat(done()).containsExactly("a", "b", "c");
		assertThat(this.marks.isEmpty()).isTrue();
	}

	@Test
	void whenAllButTheFirstAreClearedTasksWaitForThatAlone() {
		add(2, "a");
		add(4, "b");
		this.marks.cleared(1);
		assertThat(done()).isEmpty();
		this.marks.removed(0);
		assertThat(done()).containsExactly("a", "b");
	}

	@RepeatedTest(20)
	void whenFramesComeAndGoEachTaskIsDueWhenTheLastBeforeItHasLeft() {
		SplittableRandom random = Seed.random(getClass());
		List<Integer> frames = new ArrayList<>();
		List<Set<Integer>> waitsFor = new ArrayList<>();
		List<Integer> due = new ArrayList<>();
		for (int i = 0; i < 2_000; i++) {
			switch (random.nextInt(8)) {
				case 0, 1, 2 -> frames.add(i);
				case 3, 4 -> {
					int task = waitsFor.size();
					waitsFor.add(new HashSet<>(frames));
					this.marks.add(frames.size(), () -> due.add(task));
				}
				case 5, 6 -> {
					if (!frames.isEmpty()) {
						int index = random.nextBoolean() ? 0 : random.nextInt(frames.size());
						frames.remove(index);
						this.marks.removed(index);
					}
				}
				default -> {
					if (random.nextInt(20) == 0) {
						int kept = Math.min(random.nextInt(2), frames.size());
						frames.subList(kept, frames.size()).clear();
						this.marks.cleared(kept);
					}
				}
			}
			this.marks.takeDue().forEach(Runnable::run);
			assertThat(due)
				.hasSize((int) waitsFor.stream().filter((waits) -> waits.stream().noneMatch(frames::contains)).count());
		}
		assertThat(due).isSorted().doesNotHaveDuplicates();
	}

	private void add(int waiting, String name) {
		this.marks.add(waiting, () -> this.done.add(name));
	}

	private List<String> done() {
		this.marks.takeDue().forEach(Runnable::run);
		return this.done;
	}

}
