/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.outbound;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import io.boss.websocket.Seed;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link WaitingFrames}, some of them against a list that does the same more
 * slowly.
 */
class WaitingFramesTests {

	private final Bytes bytes = new Bytes(20);

	private final WaitingFrames<Frame> frames = new WaitingFrames<>(this.bytes, new View());

	@Test
	void whenFramesAreAddedTheyComeOutInOrder() {
		for (int i = 0; i < 100; i++) {
			this.frames.add(message(null, i, 0));
			this.frames.add(message(null, -i, 0));
			assertThat(this.frames.remove().number).isEqualTo((i % 2 == 0) ? i / 2 : -(i / 2));
		}
		assertThat(this.frames.size()).isEqualTo(100);
	}

	@Test
	void whenKeyWaitsItsPlaceIsTaken() {
		this.frames.offer(message("a", 1, 5), false);
		this.frames.offer(message(null, 2, 5), false);
		assertThat(this.frames.offer(message("a", 3, 7), false)).isEqualTo(OfferResult.REPLACED);
		assertThat(this.frames.takeDisplaced()).extracting(Frame::number).containsExactly(1);
		assertThat(this.frames.takeDisplaced()).isEmpty();
		assertThat(numbers()).containsExactly(3, 2);
		assertThat(this.bytes.used).isEqualTo(12);
	}

	@Test
	void whenKeyWaitsAndThereIsNoRoomForALargerOneItStays() {
		this.frames.offer(message("a", 1, 5), false);
		this.frames.offer(message(null, 2, 10), false);
		assertThat(this.frames.offer(message("a", 3, 11), false)).isEqualTo(OfferResult.REFUSED);
		assertThat(numbers()).containsExactly(1, 2);
		assertThat(this.bytes.used).isEqualTo(15);
	}

	@Test
	void whenKeyWaitsAndRoomCanBeMadeItIsTheLatestAllTheSame() {
		this.frames.offer(message(null, 1, 10), false);
		this.frames.offer(message("a", 2, 5), false);
		assertThat(this.frames.offer(message("a", 3, 11), true)).isEqualTo(OfferResult.REPLACED);
		assertThat(numbers()).containsExactly(3);
		assertThat(this.frames.takeDisplaced()).extracting(Frame::number).containsExactly(1, 2);
		assertThat(this.bytes.used).isEqualTo(11);
	}

	@Test
	void whenNothingCanBeDroppedTheNewOneIsTakenAllTheSame() {
		this.frames.offer(message(null, 1, 20), false);
		this.frames.begin();
		assertThat(this.frames.offer(message(null, 2, 5), true)).isEqualTo(OfferResult.ADDED);
		assertThat(this.frames.offer(message(null, 3, 5), true)).isEqualTo(OfferResult.ADDED);
		assertThat(numbers()).containsExactly(1, 3);
		assertThat(this.bytes.used).isEqualTo(25);
	}

	@Test
	void whenClearedWhatHasBegunStays() {
		this.frames.offer(message("a", 1, 5), false);
		this.frames.begin();
		this.frames.offer(message("a", 2, 5), false);
		this.frames.offer(new Frame(null, 3, 0, false), false);
		this.frames.clear();
		assertThat(numbers()).containsExactly(1);
		assertThat(this.bytes.used).isEqualTo(5);
		this.frames.offer(message("a", 4, 5), false);
		assertThat(numbers()).containsExactly(1, 4);
	}

	@RepeatedTest(20)
	void whenAnythingHappensItIsWhatAListWouldDo() {
		SplittableRandom random = Seed.random(getClass());
		Model model = new Model();
		for (int step = 0; step < 2_000; step++) {
			int dice = random.nextInt(100);
			if (dice < 60) {
				String key = random.nextBoolean() ? "key " + random.nextInt(4) : null;
				Frame frame = (dice < 5) ? new Frame(null, step, 0, false) : message(key, step, random.nextInt(9));
				boolean dropsOldest = random.nextBoolean();
				assertThat(this.frames.offer(frame, dropsOldest)).isEqualTo(model.offer(frame, dropsOldest));
				assertThat(this.frames.takeDisplaced()).isEqualTo(model.displaced);
			}
			else if (dice < 95) {
				assertThat(this.frames.isEmpty()).isEqualTo(model.list.isEmpty());
				if (!model.list.isEmpty()) {
					step(dice, model);
				}
			}
			else if (dice < 97) {
				assertThat(this.frames.dropMessages()).isEqualTo(model.dropMessages());
			}
			assertThat(IntStream.range(0, this.frames.size()).mapToObj(this.frames::get)).isEqualTo(model.list);
			assertThat(this.bytes.used).isEqualTo(model.used());
		}
	}

	private void step(int dice, Model model) {
		if (dice < 70) {
			this.frames.begin();
			model.begun = true;
		}
		else {
			Frame frame = this.frames.remove();
			this.bytes.release(frame.size);
			assertThat(frame).isSameAs(model.list.remove(0));
			model.begun = false;
		}
	}

	private List<Integer> numbers() {
		return IntStream.range(0, this.frames.size()).mapToObj((i) -> this.frames.get(i).number).toList();
	}

	private static Frame message(@Nullable String key, int number, int size) {
		return new Frame(key, number, size, true);
	}

	private record Frame(@Nullable String key, int number, int size, boolean isMessage) {
	}

	private static final class View implements FrameView<Frame> {

		@Override
		public int size(Frame frame) {
			return frame.size;
		}

		@Override
		public @Nullable Object key(Frame frame) {
			return frame.key;
		}

		@Override
		public boolean isMessage(Frame frame) {
			return frame.isMessage;
		}

	}

	private static final class Bytes implements Capacity {

		private final int limit;

		private int used;

		private Bytes(int limit) {
			this.limit = limit;
		}

		@Override
		public boolean reserve(int size) {
			boolean fits = this.used + size <= this.limit;
			this.used += fits ? size : 0;
			return fits;
		}

		@Override
		public void occupy(int size) {
			this.used += size;
		}

		@Override
		public void release(int size) {
			this.used -= size;
		}

		@Override
		public boolean exchange(int from, int to) {
			boolean fits = to <= from || this.used - from + to <= this.limit;
			this.used += fits ? to - from : 0;
			return fits;
		}

	}

	/**
	 * The same with a list, by the letter of the contract.
	 */
	private final class Model {

		private final List<Frame> list = new ArrayList<>();

		private List<Frame> displaced = List.of();

		private boolean begun;

		private int used() {
			return this.list.stream().mapToInt(Frame::size).sum();
		}

		private OfferResult offer(Frame frame, boolean dropsOldest) {
			this.displaced = new ArrayList<>();
			int limit = WaitingFramesTests.this.bytes.limit;
			int place = place(frame);
			int used = used() - ((place >= 0) ? this.list.get(place).size : 0);
			boolean smaller = place >= 0 && frame.size <= this.list.get(place).size;
			if (place >= 0 && (smaller || used + frame.size <= limit)) {
				this.displaced.add(this.list.set(place, frame));
				return OfferResult.REPLACED;
			}
			while (used() + frame.size > limit) {
				int oldest = oldestMessage();
				if (!dropsOldest) {
					return OfferResult.REFUSED;
				}
				if (oldest < 0) {
					break;
				}
				this.displaced.add(this.list.remove(oldest));
			}
			place = place(frame);
			if (place >= 0) {
				this.displaced.add(this.list.set(place, frame));
				return OfferResult.REPLACED;
			}
			this.list.add(frame);
			return OfferResult.ADDED;
		}

		private int place(Frame frame) {
			for (int i = this.begun ? 1 : 0; i < this.list.size(); i++) {
				if (frame.key != null && frame.key.equals(this.list.get(i).key)) {
					return i;
				}
			}
			return -1;
		}

		private int oldestMessage() {
			for (int i = this.begun ? 1 : 0; i < this.list.size(); i++) {
				if (this.list.get(i).isMessage) {
					return i;
				}
			}
			return -1;
		}

		private int dropMessages() {
			int before = this.list.size();
			Frame first = this.begun ? this.list.get(0) : null;
			this.list.removeIf((frame) -> frame.isMessage && frame != first);
			return before - this.list.size();
		}

	}

}
