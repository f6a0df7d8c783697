/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import io.boss.websocket.Seed;
import io.boss.websocket.config.ResumeSettings;
import io.boss.websocket.wire.EncodedFrame;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SentMessages}, one of them against a list that does the same more
 * slowly.
 */
class SentMessagesTests {

	private final KeptBudget budget = new KeptBudget();

	private final SentMessages sent = new SentMessages(limits(5, 100), this.budget);

	private int count;

	@Test
	void whenNothingWasSentThereIsNothingToAcknowledge() {
		assertThat(this.sent.isComplete()).isTrue();
		assertThat(this.sent.acknowledge(0)).isTrue();
		assertThat(this.sent.acknowledge(1)).isFalse();
		assertThat(this.sent.isPlausible(0)).isTrue();
		assertThat(this.sent.isPlausible(1)).isFalse();
		assertThat(this.sent.unacknowledged()).isEmpty();
	}

	@Test
	void whenFramesAreNoMessagesTheyAreNotCounted() {
		this.sent.add(EncodedFrame.ping(ByteBuffer.allocate(0)));
		this.sent.add(EncodedFrame.control(bytes(3)));
		assertThat(this.sent.sent()).isZero();
	}

	@Test
	void whenMessagesAreAcknowledgedTheOthersAreKept() {
		List<EncodedFrame> frames = add(4);
		assertThat(this.sent.acknowledge(3)).isTrue();
		assertThat(this.sent.unacknowledged()).containsExactly(frames.get(3));
		assertThat(this.sent.acknowledge(1)).isTrue();
		assertThat(this.sent.isPlausible(2)).isFalse();
		assertThat(this.sent.unacknowledged()).containsExactly(frames.get(3));
		assertThat(this.sent.acknowledge(4)).isTrue();
		assertThat(this.sent.unacknowledged()).isEmpty();
		assertThat(this.budget.taken()).isZero();
		assertThat(this.sent.bytes()).isZero();
	}

	@Test
	void whenPartOfABatchIsAcknowledgedTheRestIsKept() {
		List<EncodedFrame> frames = frames(4);
		SentBatch batch = new SentBatch(frames, 10);
		this.sent.add(batch);
		this.sent.acknowledge(1);
		assertThat(this.sent.unacknowledged()).isEqualTo(frames.subList(1, 4));
		this.sent.acknowledge(3);
		assertThat(this.sent.unacknowledged()).isEqualTo(frames.subList(3, 4));
		// What the batch costs is free when the last message is acknowledged.
		assertThat(this.budget.taken()).isEqualTo(batch.share());
		this.sent.acknowledge(4);
		assertThat(this.budget.taken()).isZero();
	}

	@Test
	void whenBatchIsSharedEachMemberAnswersForItsPart() {
		List<EncodedFrame> frames = List.of(EncodedFrame.text(bytes(1000)));
		assertThat(new SentBatch(frames, 100).share()).isEqualTo(10 + SentMessages.REFERENCE_SIZE);
		assertThat(new SentBatch(frames, 1).share()).isEqualTo(1000 + SentMessages.REFERENCE_SIZE);
	}

	@Test
	void whenTooManyMessagesAreKeptAllAreForgottenUntilTheyAreAcknowledged() {
		add(6);
		assertThat(this.sent.isComplete()).isFalse();
		assertThat(this.budget.taken()).isZero();
		List<EncodedFrame> later = add(2);
		this.sent.acknowledge(5);
		assertThat(this.sent.isComplete()).isFalse();
		this.sent.acknowledge(6);
		assertThat(this.sent.isComplete()).isTrue();
		assertThat(this.sent.unacknowledged()).isEqualTo(later);
		this.sent.acknowledge(7);
		assertThat(this.sent.unacknowledged()).isEqualTo(later.subList(1, 2));
	}

	@Test
	void whenTooManyBytesAreKeptAllAreForgotten() {
		this.sent.add(EncodedFrame.text(bytes(60)));
		this.sent.add(EncodedFrame.text(bytes(40)));
		assertThat(this.sent.isComplete()).isTrue();
		assertThat(this.sent.bytes()).isEqualTo(100);
		this.sent.add(EncodedFrame.text(bytes(1)));
		assertThat(this.sent.isComplete()).isFalse();
		assertThat(this.sent.bytes()).isZero();
	}

	@Test
	void whenTheLoopHasNoRoomOneSessionForgetsAndNoOther() {
		this.budget.limit(2 * (10 + SentMessages.REFERENCE_SIZE));
		SentMessages other = new SentMessages(limits(5, 100), this.budget);
		other.add(EncodedFrame.text(bytes(10)));
		this.sent.add(EncodedFrame.text(bytes(10)));
		assertThat(this.sent.isComplete()).isTrue();
		this.sent.add(EncodedFrame.text(bytes(10)));
		assertThat(this.sent.isComplete()).isFalse();
		assertThat(other.isComplete()).isTrue();
		assertThat(this.budget.taken()).isEqualTo(10 + SentMessages.REFERENCE_SIZE);
		other.discard();
		assertThat(this.budget.taken()).isZero();
	}

	@RepeatedTest(20)
	void whenAnythingHappensItIsWhatAListWouldDo() {
		SplittableRandom random = Seed.random(getClass());
		ResumeSettings limits = limits(random.nextInt(1, 200), random.nextInt(1, 2_000));
		SentMessages sent = new SentMessages(limits, this.budget);
		Model model = new Model(limits);
		for (int step = 0; step < 3_000; step++) {
			if (random.nextInt(3) > 0) {
				List<EncodedFrame> frames = frames(random.nextInt(1, 6), random.nextInt(30));
				if (frames.size() == 1 && random.nextBoolean()) {
					sent.add(frames.get(0));
				}
				else {
					sent.add(new SentBatch(frames, random.nextInt(1, 5)));
				}
				model.add(frames);
			}
			else {
				long count = Math.max(0, model.acknowledged + random.nextLong(-2, Math.max(1, model.left() + 2)));
				assertThat(sent.isPlausible(count)).isEqualTo(count >= model.acknowledged && count <= model.sent);
				assertThat(sent.acknowledge(count)).isEqualTo(count <= model.sent);
				model.acknowledge(count);
			}
			assertThat(sent.sent()).isEqualTo(model.sent);
			assertThat(sent.isComplete()).isEqualTo(model.acknowledged >= model.gone);
			assertThat(sent.unacknowledged()).isEqualTo(model.kept);
			assertThat(sent.bytes()).isEqualTo(model.bytes());
		}
		sent.acknowledge(sent.sent());
		assertThat(this.budget.taken()).isZero();
	}

	private List<EncodedFrame> add(int count) {
		List<EncodedFrame> frames = frames(count);
		frames.forEach(this.sent::add);
		return frames;
	}

	private List<EncodedFrame> frames(int count) {
		return frames(count, 3);
	}

	private List<EncodedFrame> frames(int count, int padding) {
		List<EncodedFrame> frames = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			String text = ++this.count + "x".repeat(padding);
			frames.add(EncodedFrame.text(StandardCharsets.UTF_8.encode(text)));
		}
		return frames;
	}

	private static ByteBuffer bytes(int size) {
		return ByteBuffer.allocate(size);
	}

	private static ResumeSettings limits(int maxMessages, long maxBytes) {
		return new ResumeSettings(Duration.ofSeconds(30), maxMessages, maxBytes);
	}

	/**
	 * The same with a list.
	 */
	private static final class Model {

		private final ResumeSettings limits;

		private final List<EncodedFrame> kept = new ArrayList<>();

		private long sent;

		private long acknowledged;

		private long gone;

		private Model(ResumeSettings limits) {
			this.limits = limits;
		}

		private void add(List<EncodedFrame> frames) {
			this.sent += frames.size();
			this.kept.addAll(frames);
			if (this.kept.size() > this.limits.maxMessages() || bytes() > this.limits.maxBytes()) {
				this.kept.clear();
				this.gone = this.sent;
			}
		}

		private void acknowledge(long count) {
			if (count <= this.sent) {
				this.acknowledged = Math.max(this.acknowledged, count);
				while (this.gone < count) {
					this.kept.remove(0);
					this.gone++;
				}
			}
		}

		private long left() {
			return this.sent - this.acknowledged;
		}

		private long bytes() {
			return this.kept.stream().mapToLong(EncodedFrame::payloadSize).sum();
		}

	}

}
