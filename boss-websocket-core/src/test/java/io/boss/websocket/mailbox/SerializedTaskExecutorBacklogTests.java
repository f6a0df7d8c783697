/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.mailbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import io.boss.websocket.wakeup.Backlog;
import io.boss.websocket.wakeup.WakeupBatch;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SerializedTaskExecutor}: turns, and pauses for who cannot keep up.
 */
class SerializedTaskExecutorBacklogTests {

	private final HandDrivenExecutor threads = new HandDrivenExecutor();

	private final SerializedTaskExecutor executor = new SerializedTaskExecutor(this.threads, 64);

	private final List<String> log = new ArrayList<>();

	private final Deque<Runnable> waiting = new ArrayDeque<>();

	private final Backlog backlog = this.waiting::add;

	@Test
	void whenSomebodyCannotKeepUpPausesAfterTheTaskThatSaysSo() {
		this.executor.execute(() -> {
			WakeupBatch.pauseFor(this.backlog);
			this.log.add("a");
		});
		this.executor.execute(log("b"));
		this.threads.runAll();
		assertThat(this.log).containsExactly("a");
		assertThat(this.waiting).hasSize(1);
	}

	@Test
	void whilePausedNobodyElseStartsIt() {
		pause();
		this.executor.execute(log("b"));
		this.executor.wake();
		this.executor.resume();
		this.threads.runAll();
		assertThat(this.log).isEmpty();
		assertThat(this.threads.size()).isZero();
	}

	@Test
	void whenCaughtUpGoesOnOnAThreadOfTheExecutor() {
		pause();
		this.executor.execute(log("b"));
		this.executor.execute(log("c"));
		this.waiting.remove().run();
		assertThat(this.log).isEmpty();
		assertThat(this.threads.size()).isOne();
		this.threads.runAll();
		assertThat(this.log).containsExactly("b", "c");
		assertThat(this.waiting).isEmpty();
	}

	@Test
	void whenCaughtUpWithNothingLeftItCanBeStartedAgain() {
		pause();
		this.waiting.remove().run();
		this.threads.runAll();
		this.executor.execute(log("b"));
		assertThat(this.threads.size()).isOne();
		this.threads.runAll();
		assertThat(this.log).containsExactly("b");
	}

	@Test
	void whenCaughtUpAtOnceGoesOn() {
		this.executor.execute(() -> WakeupBatch.pauseFor(Runnable::run));
		this.executor.execute(log("b"));
		this.threads.runAll();
		assertThat(this.log).containsExactly("b");
	}

	@Test
	void whenPausedAndSuspendedGoesOnWhenBothAreOver() {
		this.executor.execute(() -> {
			WakeupBatch.pauseFor(this.backlog);
			this.executor.suspend();
		});
		this.executor.execute(log("b"));
		this.threads.runAll();
		this.waiting.remove().run();
		this.threads.runAll();
		assertThat(this.log).isEmpty();
		this.executor.resume();
		this.threads.runAll();
		assertThat(this.log).containsExactly("b");
	}

	@Test
	void whenResumedWhilePausedGoesOnWhenCaughtUp() {
		this.executor.execute(() -> {
			WakeupBatch.pauseFor(this.backlog);
			this.executor.suspend();
			this.executor.executeFirst(log("first"));
		});
		this.threads.runAll();
		this.executor.resume();
		this.threads.runAll();
		assertThat(this.log).isEmpty();
		this.waiting.remove().run();
		this.threads.runAll();
		assertThat(this.log).containsExactly("first");
	}

	@Test
	void whenExecutorRejectsAfterThePauseTheRestWaitsForTheNextTask() {
		pause();
		this.executor.execute(log("b"));
		this.threads.rejectFromNowOn(true);
		this.waiting.remove().run();
		this.threads.rejectFromNowOn(false);
		this.executor.execute(log("c"));
		this.threads.runAll();
		assertThat(this.log).containsExactly("b", "c");
	}

	@Test
	void whenTasksAreGivenInATurnThatIsBriefTheThreadIsAskedForAtItsEnd() {
		WakeupBatch turn = WakeupBatch.beginBrief();
		this.executor.execute(log("a"));
		this.executor.execute(log("b"));
		assertThat(this.threads.size()).isZero();
		turn.end();
		assertThat(this.threads.size()).isOne();
		this.threads.runAll();
		assertThat(this.log).containsExactly("a", "b");
	}

	@Test
	void whenTaskGivesAnotherExecutorATaskTheThreadIsAskedForAtOnce() {
		SerializedTaskExecutor other = new SerializedTaskExecutor(this.threads, 64);
		this.executor.execute(() -> {
			other.execute(log("b"));
			assertThat(this.threads.size()).isOne();
			this.log.add("a");
		});
		this.threads.runAll();
		assertThat(this.log).containsExactly("a", "b");
	}

	private void pause() {
		this.executor.execute(() -> WakeupBatch.pauseFor(this.backlog));
		this.threads.runAll();
		assertThat(this.waiting).hasSize(1);
	}

	private Runnable log(String text) {
		return () -> this.log.add(text);
	}

}
