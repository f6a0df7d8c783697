package io.boss.websocket.turn;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Turn}.
 */
class TurnTests {

	private final List<String> woken = new ArrayList<>();

	private final Sleeper asleep = new TestSleeper("asleep", false);

	private final Sleeper dozing = new TestSleeper("dozing", true);

	@AfterEach
	void whenTestEndsNoTurnIsLeftBehind() {
		this.woken.clear();
		Turn.wake(this.dozing);
		assertThat(this.woken).containsExactly("dozing");
	}

	@Test
	void whenThereIsNoTurnWakesAtOnce() {
		Turn.wake(this.asleep);
		Turn.wake(this.dozing);
		Turn.wake(this.asleep);
		assertThat(this.woken).containsExactly("asleep", "dozing", "asleep");
	}

	@Test
	void whenTurnIsBriefWakesEachOnceAtItsEnd() {
		Turn turn = Turn.beginBrief();
		Turn.wake(this.asleep);
		Turn.wake(this.dozing);
		Turn.wake(this.asleep);
		assertThat(this.woken).isEmpty();
		turn.end();
		assertThat(this.woken).containsExactly("asleep", "dozing");
	}

	@Test
	void whenTurnIsLongOnlyWhoDozesIsWokenLate() {
		Turn turn = Turn.begin();
		Turn.wake(this.dozing);
		Turn.wake(this.asleep);
		Turn.wake(this.asleep);
		assertThat(this.woken).containsExactly("asleep", "asleep");
		turn.end();
		assertThat(this.woken).containsExactly("asleep", "asleep", "dozing");
	}

	@Test
	void whenMuchWorkIsMadeWakesInBetween() {
		Turn turn = Turn.begin();
		for (int i = 0; i < 63; i++) {
			Turn.wake(this.dozing);
		}
		assertThat(this.woken).isEmpty();
		Turn.wake(this.dozing);
		assertThat(this.woken).hasSize(1);
		for (int i = 0; i < 63; i++) {
			Turn.wake(this.dozing);
		}
		assertThat(this.woken).hasSize(1);
		turn.end();
		assertThat(this.woken).hasSize(2);
	}

	@Test
	void whenFlushedWakesAndGoesOn() {
		Turn turn = Turn.beginBrief();
		Turn.wake(this.asleep);
		turn.flush();
		turn.flush();
		assertThat(this.woken).containsExactly("asleep");
		Turn.wake(this.asleep);
		assertThat(this.woken).hasSize(1);
		turn.end();
		assertThat(this.woken).hasSize(2);
	}

	@Test
	void whenTurnsAreNestedEachWakesItsOwn() {
		Turn outer = Turn.beginBrief();
		Turn.wake(this.asleep);
		Turn inner = Turn.begin();
		Turn.wake(this.dozing);
		inner.end();
		assertThat(this.woken).containsExactly("dozing");
		Turn.wake(this.dozing);
		assertThat(this.woken).hasSize(1);
		outer.end();
		assertThat(this.woken).containsExactly("dozing", "asleep", "dozing");
	}

	@Test
	void whenSomebodyCannotKeepUpOnlyTheInnermostTurnPauses() {
		Backlog backlog = (task) -> {
		};
		Turn outer = Turn.begin();
		Turn inner = Turn.begin();
		Turn.pauseFor(backlog);
		assertThat(inner.backlog()).isSameAs(backlog);
		assertThat(outer.backlog()).isNull();
		inner.end();
		outer.end();
	}

	@Test
	void whenThereIsNoTurnNobodyPauses() {
		Turn.pauseFor((task) -> this.woken.add("never"));
		Turn turn = Turn.begin();
		assertThat(turn.backlog()).isNull();
		turn.end();
		assertThat(this.woken).isEmpty();
	}

	private final class TestSleeper implements Sleeper {

		private final String name;

		private final boolean dozing;

		private TestSleeper(String name, boolean dozing) {
			this.name = name;
			this.dozing = dozing;
		}

		@Override
		public void wake() {
			TurnTests.this.woken.add(this.name);
		}

		@Override
		public boolean isDozing() {
			return this.dozing;
		}

	}

}
