/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.container;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.Handshake;
import io.boss.websocket.OverflowPolicy;
import io.boss.websocket.SendResult;
import io.boss.websocket.config.OutboundLimits;
import io.boss.websocket.mailbox.HandDrivenExecutor;
import io.boss.websocket.outbound.OutboundConnection;
import io.boss.websocket.outbound.OutboundListener;
import io.boss.websocket.stats.DropReason;
import io.boss.websocket.stats.ServiceStats;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OutboundQueue}.
 */
class OutboundQueueTests {

	private final HandDrivenExecutor executor = new HandDrivenExecutor();

	private final FakeWriter writer = new FakeWriter();

	private final FakeListener listener = new FakeListener();

	private final OutboundQueue queue = queue(4, 100);

	@Test
	void whenFramesArePutNobodyWritesThemInline() {
		assertThat(put("a")).isEqualTo(SendResult.QUEUED);
		assertThat(this.writer.written).isEmpty();
		assertThat(this.executor.size()).isOne();
	}

	@Test
	void whenWritesCompleteInlineAllAreWrittenInOrderByOneTask() {
		put("a");
		put("b");
		this.queue.put(new OutboundFrame.Ping());
		this.executor.runNext();
		assertThat(this.writer.written).containsExactly("a", "b", "ping");
		assertThat(this.executor.size()).isZero();
		put("c");
		this.executor.runAll();
		assertThat(this.writer.written).containsExactly("a", "b", "ping", "c");
	}

	@Test
	void whenFramesWaitTheyAreCountedUntilTheyAreWritten() {
		this.writer.completesLater = true;
		put("a");
		put("bc");
		assertCounted(2, 3);
		this.executor.runAll();
		assertCounted(2, 3);
		this.writer.complete(null);
		assertCounted(1, 2);
		this.writer.complete(null);
		assertCounted(0, 0);
	}

	private void assertCounted(int messages, long bytes) {
		assertThat(this.queue.queuedMessages()).isEqualTo(messages);
		assertThat(this.queue.queuedBytes()).isEqualTo(bytes);
	}

	@Test
	void whenWriteCompletesLaterTheNextOneWaitsWithoutAThread() {
		this.writer.completesLater = true;
		put("a");
		put("b");
		this.executor.runAll();
		assertThat(this.writer.written).containsExactly("a");
		this.writer.complete(null);
		assertThat(this.writer.written).containsExactly("a", "b");
		put("c");
		assertThat(this.executor.size()).isZero();
		this.writer.complete(null);
		this.writer.complete(null);
		assertThat(this.writer.written).containsExactly("a", "b", "c");
		put("d");
		assertThat(this.executor.size()).isOne();
	}

	@Test
	void whenVeryManyWritesCompleteInlineTheStackDoesNotGrow() {
		OutboundQueue queue = queue(100_000, Integer.MAX_VALUE);
		for (int i = 0; i < 100_000; i++) {
			queue.put(data("x"));
		}
		this.executor.runAll();
		assertThat(this.writer.written).hasSize(100_000);
	}

	@Test
	void whenVeryManyWritesCompleteInsideTheCompletionOfAnotherTheStackDoesNotGrow() {
		OutboundQueue queue = queue(100_000, Integer.MAX_VALUE);
		for (int i = 0; i < 100_000; i++) {
			queue.put(data("x"));
		}
		this.writer.completesLater = true;
		this.executor.runAll();
		this.writer.completesLater = false;
		this.writer.complete(null);
		assertThat(this.writer.written).hasSize(100_000);
	}

	@Test
	void whenTooManyMessagesWaitTheClientIsClosed() {
		for (int i = 0; i < 4; i++) {
			assertThat(put("m")).isEqualTo(SendResult.QUEUED);
		}
		assertThat(put("one too many")).isEqualTo(SendResult.OVERFLOW);
		assertThat(this.queue.isOpen()).isFalse();
		assertThat(put("late")).isEqualTo(SendResult.CLOSED);
		assertThat(this.queue.put(new OutboundFrame.Ping())).isEqualTo(SendResult.CLOSED);
		this.executor.runAll();
		assertThat(this.writer.written).containsExactly("close 1008 client reads too slowly");
		assertThat(this.listener.overflows).isOne();
	}

	@Test
	void whenClientIsClosedByAnOverflowTheListenerHearsOfNothingElse() {
		for (int i = 0; i < 5; i++) {
			put("m");
		}
		this.executor.runAll();
		assertThat(this.listener.overflows).isOne();
		assertThat(this.listener.closing).isEmpty();
	}

	@Test
	void whenPingsFillTheQueueTheClientIsClosed() {
		for (int i = 0; i < 4; i++) {
			this.queue.put(new OutboundFrame.Ping());
		}
		assertThat(this.queue.put(new OutboundFrame.Ping())).isEqualTo(SendResult.OVERFLOW);
	}

	@Test
	void whenTooManyBytesWaitTheClientIsClosed() {
		assertThat(put("x".repeat(60))).isEqualTo(SendResult.QUEUED);
		assertThat(put("x".repeat(40))).isEqualTo(SendResult.QUEUED);
		assertThat(put("x")).isEqualTo(SendResult.OVERFLOW);
	}

	@Test
	void whenAFrameIsOnItsWayItsBytesStillCount() {
		this.writer.completesLater = true;
		put("x".repeat(100));
		this.executor.runAll();
		assertThat(put("x")).isEqualTo(SendResult.OVERFLOW);
	}

	@Test
	void whenAFrameIsWrittenItsBytesAreFreeAgain() {
		for (int i = 0; i < 10; i++) {
			assertThat(put("é".repeat(50))).isEqualTo(SendResult.QUEUED);
			this.executor.runAll();
		}
		assertThat(this.writer.written).hasSize(10);
	}

	@Test
	void whenOneMessageAloneIsLargerThanTheLimitItIsTaken() {
		assertThat(put("x".repeat(1_000))).isEqualTo(SendResult.QUEUED);
		this.executor.runAll();
		assertThat(put("x".repeat(1_000))).isEqualTo(SendResult.QUEUED);
		assertThat(put("x")).isEqualTo(SendResult.OVERFLOW);
	}

	@Test
	void whenClosedWhatWasSentBeforeIsWrittenFirstAndNothingAfter() {
		put("a");
		assertThat(close(1000, "bye")).isEqualTo(SendResult.QUEUED);
		assertThat(this.queue.isOpen()).isFalse();
		assertThat(put("late")).isEqualTo(SendResult.CLOSED);
		assertThat(close(1001, "again")).isEqualTo(SendResult.CLOSED);
		this.executor.runAll();
		assertThat(this.writer.written).containsExactly("a", "close 1000 bye");
		assertThat(this.listener.closing).containsExactly("1000 bye");
	}

	@Test
	void whenQueueIsFullCloseIsTakenAllTheSame() {
		for (int i = 0; i < 4; i++) {
			put("m");
		}
		assertThat(close(1000, "")).isEqualTo(SendResult.QUEUED);
		this.executor.runAll();
		assertThat(this.writer.written).hasSize(5);
		assertThat(this.listener.overflows).isZero();
	}

	@Test
	void whenWriteFailsTheConnectionIsAbortedAndTheRestForgotten() {
		this.writer.completesLater = true;
		put("a");
		put("b");
		this.executor.runAll();
		IllegalStateException failure = new IllegalStateException("on purpose");
		this.writer.complete(failure);
		this.executor.runAll();
		assertThat(this.writer.written).containsExactly("a");
		assertThat(this.writer.aborts).isOne();
		assertThat(this.listener.failures).containsExactly(failure);
		assertThat(put("late")).isEqualTo(SendResult.CLOSED);
	}

	@Test
	void whenWriterThrowsTheConnectionIsAborted() {
		IllegalStateException failure = new IllegalStateException("on purpose");
		this.writer.throwing = failure;
		put("a");
		put("b");
		this.executor.runAll();
		assertThat(this.writer.aborts).isOne();
		assertThat(this.listener.failures).containsExactly(failure);
		assertThat(this.queue.isOpen()).isFalse();
	}

	@Test
	void whenWriterCompletesAndThrowsNoTwoWritesAreOnTheirWay() {
		this.writer.completesBeforeItThrows = true;
		this.writer.throwing = new IllegalStateException("on purpose");
		put("a");
		put("b");
		put("c");
		this.writer.thenCompletesLater = true;
		this.executor.runAll();
		assertThat(this.writer.onTheirWay()).isLessThanOrEqualTo(1);
		assertThat(this.writer.mostOnTheirWay).isLessThanOrEqualTo(1);
	}

	@Test
	void whenSocketIsGoneWhatWaitsIsForgotten() {
		put("a");
		this.queue.discard();
		this.executor.runAll();
		assertThat(this.writer.written).isEmpty();
		assertThat(put("late")).isEqualTo(SendResult.CLOSED);
	}

	@Test
	void whenListenerSendsWhileItHearsOfTheOverflowItIsToldThatTheClientIsClosed() {
		List<SendResult> results = new ArrayList<>();
		this.listener.onOverflow = () -> results.add(put("sorry"));
		for (int i = 0; i < 5; i++) {
			put("m");
		}
		assertThat(results).containsExactly(SendResult.CLOSED);
	}

	@Test
	void whenOldestAreDroppedTheOneBeingWrittenAndTheNewestArrive() {
		OutboundQueue queue = stalled(OverflowPolicy.DROP_OLDEST);
		for (int i = 1; i <= 9; i++) {
			assertThat(queue.send(BossMessage.text("" + i))).isEqualTo(SendResult.QUEUED);
		}
		assertThat(queue.queuedMessages()).isEqualTo(3);
		readOn();
		assertThat(this.writer.written).containsExactly("begun", "8", "9");
		assertThat(this.listener.losses).containsExactly("DROPPED_OLDEST", "fell behind", "DROPPED_OLDEST",
				"DROPPED_OLDEST", "DROPPED_OLDEST", "DROPPED_OLDEST", "DROPPED_OLDEST", "DROPPED_OLDEST");
		assertThat(queue.queuedBytes()).isZero();
	}

	@Test
	void whenNewestAreDroppedTheOldestArriveAndItMayFallBehindAgain() {
		OutboundQueue queue = stalled(OverflowPolicy.DROP_NEWEST);
		queue.send(BossMessage.text("1"));
		queue.send(BossMessage.text("2"));
		assertThat(queue.send(BossMessage.text("3"))).isEqualTo(SendResult.DROPPED);
		assertThat(queue.ping()).isEqualTo(SendResult.DROPPED);
		readOn();
		assertThat(this.writer.written).containsExactly("begun", "1", "2");
		for (int i = 0; i < 3; i++) {
			queue.send(BossMessage.text("again"));
		}
		assertThat(this.listener.losses).containsExactly("DROPPED_NEWEST", "fell behind", "DROPPED_NEWEST",
				"DROPPED_NEWEST", "fell behind");
	}

	@Test
	void whenConflatedOnlyTheLatestForAKeyWaitsAndTooManyKeysCloseTheClient() {
		OutboundQueue queue = stalled(OverflowPolicy.CONFLATE);
		for (int i = 1; i <= 9; i++) {
			assertThat(queue.send(BossMessage.text("" + i).conflatedBy("key " + i % 2))).isEqualTo(SendResult.QUEUED);
		}
		assertThat(queue.send(BossMessage.text("10").conflatedBy("key 3"))).isEqualTo(SendResult.OVERFLOW);
		assertThat(this.listener.losses).hasSize(7).containsOnly("CONFLATED");
		readOn();
		assertThat(this.writer.written).containsExactly("begun", "close 1008 client reads too slowly");
	}

	@Test
	void whenResyncedTheSnapshotIsTheFirstAfterTheGap() {
		OutboundQueue queue = stalled(OverflowPolicy.RESYNC);
		queue.send(BossMessage.text("1"));
		queue.send(BossMessage.text("2"));
		assertThat(queue.send(BossMessage.text("3"))).isEqualTo(SendResult.DROPPED);
		assertThat(queue.send(BossMessage.text("4"))).isEqualTo(SendResult.DROPPED);
		assertThat(queue.ping()).isEqualTo(SendResult.QUEUED);
		assertThat(this.listener.losses).containsExactly("RESYNCED", "RESYNCED", "RESYNCED", "fell behind", "RESYNCED");
		readOn();
		assertThat(this.listener.losses).hasSize(6).endsWith("outdated");
		queue.refresh();
		queue.send(BossMessage.text("snapshot"));
		this.executor.runAll();
		assertThat(this.writer.written).containsExactly("begun", "ping", "snapshot");
		assertThat(queue.queuedBytes()).isZero();
	}

	// A queue for two whose socket has not taken a first message yet.
	private OutboundQueue stalled(OverflowPolicy policy) {
		OutboundQueue queue = new OutboundQueue(
				OutboundLimits.of(2, 100, Duration.ofSeconds(10), Duration.ofSeconds(5)).withOverflow(policy),
				this.executor, this.writer, this.listener);
		this.writer.completesLater = true;
		queue.send(BossMessage.text("begun"));
		this.executor.runAll();
		return queue;
	}

	@Test
	void whenListenerThrowsTheConnectionEndsAndTheThreadGoesOn() {
		OutboundQueue queue = new OutboundQueue(
				OutboundLimits.of(4, 100, Duration.ofSeconds(10), Duration.ofSeconds(5)), this.executor, this.writer,
				new OutboundListener() {

					@Override
					public void overflowed() {
					}

					@Override
					public void closing(int code, String reason) {
						throw new StackOverflowError("on purpose");
					}

					@Override
					public void failed(Throwable failure) {
						throw new OutOfMemoryError("on purpose");
					}

				});
		queue.put(data("a"));
		queue.put(new OutboundFrame.Close(4000, ""));
		this.executor.runAll();
		assertThat(this.writer.written).containsExactly("a");
		assertThat(this.writer.aborts).isOne();
		assertThat(queue.isOpen()).isFalse();
	}

	@Test
	void whenListenerThrowsWhileAWriteFailsTheSocketIsClosedAllTheSame() {
		this.writer.completesLater = true;
		this.listener.throwing = true;
		put("a");
		this.executor.runAll();
		this.writer.complete(new IllegalStateException("lost"));
		assertThat(this.writer.aborts).isPositive();
		assertThat(this.queue.isOpen()).isFalse();
	}

	@Test
	void whenConnectionClosesOrOverflowsOrIsLostItsGroupsForgetIt() {
		ConnectionGroup group = new ConnectionGroup();
		List<OutboundQueue> queues = List.of(queue(1, 100), queue(1, 100), queue(1, 100), queue(1, 100));
		List<BossConnection> clients = queues.stream().map((queue) -> client(queue)).toList();
		clients.forEach(group::add);
		assertThat(group.send("a")).isEqualTo(4);
		assertThat(group.send("b", clients.subList(1, 4))).isZero();
		assertThat(group).containsExactlyElementsOf(clients.subList(1, 4));
		clients.get(1).close();
		queues.get(2).discard();
		assertThat(group).containsExactly(clients.get(3));
		assertThat(group.size()).isOne();
		group.remove(clients.get(3));
		assertThat(group.isEmpty()).isTrue();
	}

	private BossConnection client(OutboundQueue queue) {
		Handshake handshake = Handshake.builder(URI.create("/test")).build();
		return new OutboundConnection("c" + System.identityHashCode(queue), "test", null, handshake, null,
				(payload, connection) -> BossMessage.text(payload.toString()), queue, ServiceStats.NONE, this.listener);
	}

	private void readOn() {
		this.writer.completesLater = false;
		this.writer.complete(null);
	}

	private SendResult put(String text) {
		return this.queue.put(data(text));
	}

	private SendResult close(int code, String reason) {
		return this.queue.put(new OutboundFrame.Close(code, reason));
	}

	private static OutboundFrame data(String text) {
		return new OutboundFrame.Data(BossMessage.text(text));
	}

	@Test
	void whenAllIsWrittenTheTaskRunsOnTheThreadThatWrites() {
		List<String> done = new ArrayList<>();
		this.queue.whenWritten(() -> done.add("nothing waited"));
		assertThat(done).isEmpty();
		this.executor.runAll();
		assertThat(done).containsExactly("nothing waited");
		this.writer.completesLater = true;
		put("a");
		this.executor.runAll();
		this.queue.whenWritten(() -> done.add("a"));
		put("b");
		this.queue.whenWritten(() -> done.add("b"));
		this.executor.runAll();
		assertThat(done).hasSize(1);
		this.writer.complete(null);
		assertThat(done).containsExactly("nothing waited", "a");
		this.writer.complete(null);
		assertThat(done).containsExactly("nothing waited", "a", "b");
	}

	@Test
	void whenTheQueueEndsTheTaskRunsAllTheSame() {
		List<String> done = new ArrayList<>();
		this.writer.completesLater = true;
		put("a");
		this.executor.runAll();
		put("b");
		this.queue.whenWritten(() -> done.add("b"));
		this.writer.complete(new IllegalStateException("on purpose"));
		assertThat(done).containsExactly("b");
		this.queue.whenWritten(() -> done.add("late"));
		assertThat(done).containsExactly("b", "late");
	}

	@Test
	void whenControlIsSentItIsNoMessageAndNoPolicyDropsIt() {
		OutboundQueue queue = new OutboundQueue(OutboundLimits.of(2, 100, Duration.ofSeconds(10), Duration.ofSeconds(5))
			.withOverflow(OverflowPolicy.DROP_OLDEST), this.executor, this.writer, this.listener);
		assertThat(queue.control("control")).isTrue();
		queue.send(BossMessage.text("a"));
		assertThat(queue.control("no room")).isFalse();
		queue.send(BossMessage.text("b"));
		this.executor.runAll();
		assertThat(this.writer.written).containsExactly("control", "b");
		assertThat(queue.queuedMessages()).isZero();
		queue.close(1000, "");
		assertThat(queue.control("late")).isFalse();
	}

	private OutboundQueue queue(int maxMessages, long maxBytes) {
		return new OutboundQueue(
				OutboundLimits.of(maxMessages, maxBytes, Duration.ofSeconds(10), Duration.ofSeconds(5)), this.executor,
				this.writer, this.listener);
	}

	private static final class FakeListener implements OutboundListener {

		private int overflows;

		private boolean throwing;

		private final List<String> losses = new ArrayList<>();

		private final List<String> closing = new ArrayList<>();

		private final List<Throwable> failures = new ArrayList<>();

		private Runnable onOverflow = () -> {
		};

		@Override
		public void overflowed() {
			this.overflows++;
			this.onOverflow.run();
		}

		@Override
		public void dropped(DropReason reason, int messages) {
			this.losses.addAll(Collections.nCopies(messages, reason.name()));
		}

		@Override
		public void fellBehind(DropReason reason) {
			this.losses.add("fell behind");
		}

		@Override
		public void outdated() {
			this.losses.add("outdated");
		}

		@Override
		public void closing(int code, String reason) {
			this.closing.add((code + " " + reason).trim());
		}

		@Override
		public void failed(Throwable failure) {
			if (this.throwing) {
				throw new OutOfMemoryError("on purpose");
			}
			this.failures.add(failure);
		}

	}

	private static final class FakeWriter implements FrameWriter {

		private final List<String> written = new ArrayList<>();

		private final Deque<Completion> pending = new ArrayDeque<>();

		private boolean completesLater;

		private boolean completesBeforeItThrows;

		private boolean thenCompletesLater;

		private RuntimeException throwing;

		private int aborts;

		private int mostOnTheirWay;

		@Override
		public void write(OutboundFrame frame, Completion completion) {
			this.written.add(text(frame));
			if (this.throwing != null) {
				RuntimeException failure = this.throwing;
				this.throwing = null;
				if (this.completesBeforeItThrows) {
					completion.completed(null);
				}
				this.completesLater = this.thenCompletesLater;
				throw failure;
			}
			if (this.completesLater) {
				this.pending.add(completion);
				this.mostOnTheirWay = Math.max(this.mostOnTheirWay, this.pending.size());
			}
			else {
				completion.completed(null);
			}
		}

		private int onTheirWay() {
			return this.pending.size();
		}

		private void complete(Throwable failure) {
			this.pending.remove().completed(failure);
		}

		private static String text(OutboundFrame frame) {
			if (frame instanceof OutboundFrame.Data data) {
				return ((BossMessage.Text) data.message()).payload();
			}
			if (frame instanceof OutboundFrame.Control control) {
				return ((BossMessage.Text) control.text()).payload();
			}
			return (frame instanceof OutboundFrame.Close close) ? ("close " + close.code() + " " + close.reason())
					: "ping";
		}

		@Override
		public void abort() {
			this.aborts++;
		}

	}

}
