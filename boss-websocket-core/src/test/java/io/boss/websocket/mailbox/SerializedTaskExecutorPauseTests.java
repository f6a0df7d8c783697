/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.mailbox;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the pauses and the urgent tasks of {@link SerializedTaskExecutor}.
 */
class SerializedTaskExecutorPauseTests {

	private final HandDrivenExecutor threads = new HandDrivenExecutor();

	private final SerializedTaskExecutor executor = new SerializedTaskExecutor(this.threads, 64);

	private final List<String> log = new ArrayList<>();

	@Test
	void whenPausedTasksWaitWithoutAThreadUntilItIsUnpaused() {
		this.executor.pause();
		this.executor.execute(log("a"));
		this.executor.execute(log("b"));
		assertThat(this.threads.size()).isZero();
		assertThat(this.executor.isPaused()).isTrue();
		this.executor.unpause();
		this.threads.runAll();
		assertThat(this.executor.isPaused()).isFalse();
		assertThat(this.log).containsExactly("a", "b");
	}

	@Test
	void whenTaskPausesTheNextOneDoesNotBegin() {
		this.executor.execute(log("a", this.executor::pause));
		this.executor.execute(log("b"));
		this.threads.runAll();
		assertThat(this.log).containsExactly("a");
		this.executor.unpause();
		this.threads.runAll();
		assertThat(this.log).containsExactly("a", "b");
	}

	@Test
	void whenPausedAndSuspendedBothMustEnd() {
		this.executor.execute(log("a", this.executor::suspend));
		this.executor.execute(log("b"));
		this.executor.pause();
		this.executor.resume();
		this.threads.runAll();
		assertThat(this.log).isEmpty();
		this.executor.unpause();
		this.threads.runAll();
		assertThat(this.log).containsExactly("a");
		this.executor.pause();
		this.executor.unpause();
		this.threads.runAll();
		assertThat(this.log).containsExactly("a");
		this.executor.resume();
		this.threads.runAll();
		assertThat(this.log).containsExactly("a", "b");
	}

	@Test
	void whenResumedWhilePausedTasksGoOnWaiting() {
		this.executor.execute(log("a", this.executor::suspend));
		this.executor.execute(log("b"));
		this.threads.runAll();
		this.executor.pause();
		this.executor.resume();
		this.threads.runAll();
		assertThat(this.log).containsExactly("a");
		this.executor.unpause();
		this.threads.runAll();
		assertThat(this.log).containsExactly("a", "b");
	}

	@Test
	void whenPausedTwiceOneUnpauseEndsIt() {
		this.executor.pause();
		this.executor.pause();
		this.executor.execute(log("a"));
		this.executor.unpause();
		this.threads.runAll();
		assertThat(this.log).containsExactly("a");
	}

	@Test
	void whenUrgentItGoesBeforeAllThatWaits() {
		this.executor.execute(log("a", () -> this.executor.executeFirst(log("first"))));
		this.executor.execute(log("b"));
		this.executor.execute(log("c", () -> this.executor.executeUrgently(log("from within"))));
		this.executor.execute(log("d"));
		this.executor.executeUrgently(log("urgent 1"));
		this.executor.executeUrgently(log("urgent 2"));
		this.threads.runAll();
		assertThat(this.log).containsExactly("urgent 1", "urgent 2", "a", "first", "b", "c", "from within", "d");
	}

	@Test
	void whenUrgentItRunsWhileSuspendedAndNothingElseDoes() {
		this.executor.execute(log("a", this.executor::suspend));
		this.executor.execute(log("b"));
		this.threads.runAll();
		this.executor.executeUrgently(log("urgent", () -> this.executor.executeFirst(log("first"))));
		this.threads.runAll();
		assertThat(this.log).containsExactly("a", "urgent");
		this.executor.resume();
		this.threads.runAll();
		assertThat(this.log).containsExactly("a", "urgent", "first", "b");
	}

	@Test
	void whenUrgentItRunsWhilePausedAndNothingElseDoes() {
		this.executor.pause();
		this.executor.execute(log("a"));
		this.executor.executeUrgently(log("urgent"));
		this.threads.runAll();
		assertThat(this.log).containsExactly("urgent");
		this.executor.unpause();
		this.threads.runAll();
		assertThat(this.log).containsExactly("urgent", "a");
	}

	@Test
	void whenUrgentTaskIsGivenAfterTheLastTaskItStillRuns() {
		SerializedTaskExecutor executor = new SerializedTaskExecutor(this.threads, 1);
		executor.pause();
		executor.executeUrgently(log("urgent 1", () -> executor.executeUrgently(log("urgent 2"))));
		this.threads.runAll();
		assertThat(this.log).containsExactly("urgent 1", "urgent 2");
	}

	@Test
	void whenUrgentTaskFailsTheOthersRun() {
		this.executor.execute(log("a"));
		this.executor.executeUrgently(() -> {
			throw new IllegalStateException("on purpose");
		});
		this.threads.runAll();
		assertThat(this.log).containsExactly("a");
	}

	@Test
	void whenPeekedTheTaskThatWaitsLongestStays() {
		Runnable a = log("a");
		assertThat(this.executor.peek()).isNull();
		this.executor.execute(a);
		this.executor.execute(log("b"));
		assertThat(this.executor.peek()).isSameAs(a);
		this.threads.runAll();
		assertThat(this.executor.peek()).isNull();
		assertThat(this.log).containsExactly("a", "b");
	}

	private Runnable log(String what) {
		return log(what, () -> {
		});
	}

	private Runnable log(String what, Runnable action) {
		return () -> {
			this.log.add(what);
			action.run();
		};
	}

}
