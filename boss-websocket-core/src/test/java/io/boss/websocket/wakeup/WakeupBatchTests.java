/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.wakeup;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link WakeupBatch}.
 */
class WakeupBatchTests {

	private final List<String> woken = new ArrayList<>();

	private final Wakeable asleep = new TestSleeper("asleep", false);

	private final Wakeable dozing = new TestSleeper("dozing", true);

	@AfterEach
	void whenTestEndsNoTurnIsLeftBehind() {
		this.woken.clear();
		WakeupBatch.wake(this.dozing);
		assertThat(this.woken).containsExactly("dozing");
	}

	@Test
	void whenThereIsNoTurnWakesAtOnce() {
		WakeupBatch.wake(this.asleep);
		WakeupBatch.wake(this.dozing);
		WakeupBatch.wake(this.asleep);
		assertThat(this.woken).containsExactly("asleep", "dozing", "asleep");
	}

	@Test
	void whenTurnIsBriefWakesEachOnceAtItsEnd() {
		WakeupBatch turn = WakeupBatch.beginBrief();
		WakeupBatch.wake(this.asleep);
		WakeupBatch.wake(this.dozing);
		WakeupBatch.wake(this.asleep);
		assertThat(this.woken).isEmpty();
		turn.end();
		assertThat(this.woken).containsExactly("asleep", "dozing");
	}

	@Test
	void whenTurnIsLongOnlyWhoDozesIsWokenLate() {
		WakeupBatch turn = WakeupBatch.begin();
		WakeupBatch.wake(this.dozing);
		WakeupBatch.wake(this.asleep);
		WakeupBatch.wake(this.asleep);
		assertThat(this.woken).containsExactly("asleep", "asleep");
		turn.end();
		assertThat(this.woken).containsExactly("asleep", "asleep", "dozing");
	}

	@Test
	void whenMuchWorkIsMadeWakesInBetween() {
		WakeupBatch turn = WakeupBatch.begin();
		for (int i = 0; i < 63; i++) {
			WakeupBatch.wake(this.dozing);
		}
		assertThat(this.woken).isEmpty();
		WakeupBatch.wake(this.dozing);
		assertThat(this.woken).hasSize(1);
		for (int i = 0; i < 63; i++) {
			WakeupBatch.wake(this.dozing);
		}
		assertThat(this.woken).hasSize(1);
		turn.end();
		assertThat(this.woken).hasSize(2);
	}

	@Test
	void whenFlushedWakesAndGoesOn() {
		WakeupBatch turn = WakeupBatch.beginBrief();
		WakeupBatch.wake(this.asleep);
		turn.flush();
		turn.flush();
		assertThat(this.woken).containsExactly("asleep");
		WakeupBatch.wake(this.asleep);
		assertThat(this.woken).hasSize(1);
		turn.end();
		assertThat(this.woken).hasSize(2);
	}

	@Test
	void whenTurnsAreNestedEachWakesItsOwn() {
		WakeupBatch outer = WakeupBatch.beginBrief();
		WakeupBatch.wake(this.asleep);
		WakeupBatch inner = WakeupBatch.begin();
		WakeupBatch.wake(this.dozing);
		inner.end();
		assertThat(this.woken).containsExactly("dozing");
		WakeupBatch.wake(this.dozing);
		assertThat(this.woken).hasSize(1);
		outer.end();
		assertThat(this.woken).containsExactly("dozing", "asleep", "dozing");
	}

	@Test
	void whenSomebodyCannotKeepUpOnlyTheInnermostTurnPauses() {
		Backlog backlog = (task) -> {
		};
		WakeupBatch outer = WakeupBatch.begin();
		WakeupBatch inner = WakeupBatch.begin();
		WakeupBatch.pauseFor(backlog);
		assertThat(inner.backlog()).isSameAs(backlog);
		assertThat(outer.backlog()).isNull();
		inner.end();
		outer.end();
	}

	@Test
	void whenThereIsNoTurnNobodyPauses() {
		WakeupBatch.pauseFor((task) -> this.woken.add("never"));
		WakeupBatch turn = WakeupBatch.begin();
		assertThat(turn.backlog()).isNull();
		turn.end();
		assertThat(this.woken).isEmpty();
	}

	private final class TestSleeper implements Wakeable {

		private final String name;

		private final boolean dozing;

		private TestSleeper(String name, boolean dozing) {
			this.name = name;
			this.dozing = dozing;
		}

		@Override
		public void wake() {
			WakeupBatchTests.this.woken.add(this.name);
		}

		@Override
		public boolean isDozing() {
			return this.dozing;
		}

	}

}
