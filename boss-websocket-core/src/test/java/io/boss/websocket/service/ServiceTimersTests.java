/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import io.boss.websocket.Outcome;
import io.boss.websocket.ServiceTimers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link InstanceTimers}, as a service sees them. The scheduler of the test
 * lets alarms go off when it is told to; a service may have three timers.
 */
class ServiceTimersTests {

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private final TestService service = new TestService();

	private final ServiceTimers timers = this.service.process.timers();

	@BeforeEach
	void start() {
		this.service.started();
		this.service.quietly();
	}

	@Test
	void whenSingleTimerGoesOffItsInfoIsDeliveredOnce() {
		this.timers.startSingle("t", MINUTE, "tick");
		assertThat(this.service.scheduler.waits()).containsExactly(60L);
		assertThat(this.timers.isActive("t")).isTrue();
		goOff();
		assertThat(goOff()).isZero();
		assertThat(this.service.log()).containsExactly("1 info tick");
		assertThat(this.timers.isActive("t")).isFalse();
		assertThat(this.timers.cancel("t")).isFalse();
	}

	@Test
	void whenPeriodicTimerGoesOffItGoesOn() {
		this.timers.startPeriodic("t", MINUTE, "tick");
		assertThat(this.service.scheduler.waits()).containsExactly(60L);
		goOff();
		// The alarm was early, and the beat is kept.
		assertThat(this.service.scheduler.waits()).containsExactly(120L);
		goOff();
		assertThat(this.service.log()).containsExactly("1 info tick", "1 info tick");
		assertThat(this.timers.names()).containsExactly("t");
	}

	@Test
	void whenPeriodicTimerIsLateTicksAreSkippedAndDoNotPileUp() {
		this.timers.startPeriodic("t", Duration.ofNanos(1), "tick");
		assertThat(this.service.scheduler.goOff()).isOne();
		assertThat(this.service.scheduler.goOff()).isOne();
		assertThat(this.service.scheduler.goOff()).isOne();
		this.service.run();
		assertThat(this.service.log()).containsExactly("1 info tick");
		goOff();
		assertThat(this.service.log()).containsExactly("1 info tick", "1 info tick");
	}

	@Test
	void whenTimerIsCancelledItsWaitingTickIsNotDelivered() {
		this.timers.startSingle("single", MINUTE, "a");
		this.timers.startPeriodic("periodic", MINUTE, "b");
		this.service.scheduler.goOff();
		assertThat(this.timers.cancel("single")).isTrue();
		assertThat(this.timers.cancel("periodic")).isTrue();
		assertThat(this.timers.names()).isEmpty();
		this.service.run();
		assertThat(this.service.log()).isEmpty();
		assertThat(this.service.scheduler.scheduled()).isZero();
	}

	@Test
	void whenTimerIsReplacedOnlyTheNewOneIsDelivered() {
		this.timers.startSingle("t", MINUTE, "old");
		this.service.scheduler.goOff();
		this.timers.startSingle("t", Duration.ofHours(1), "new");
		this.service.run();
		assertThat(this.service.log()).isEmpty();
		assertThat(this.service.scheduler.waits()).containsExactly(3600L);
		goOff();
		assertThat(this.service.log()).containsExactly("1 info new");
	}

	@Test
	void whenBothTheOldAndTheNewTimerHaveGoneOffOnlyTheNewOneIsDelivered() {
		this.timers.startPeriodic("t", MINUTE, "old");
		this.service.scheduler.goOff();
		this.timers.startSingle("t", MINUTE, "new");
		this.service.scheduler.goOff();
		this.service.run();
		assertThat(this.service.log()).containsExactly("1 info new");
		assertThat(this.timers.names()).isEmpty();
	}

	@Test
	void whenTimerIsReplacedAsItsAlarmBeginsTheOldAlarmDoesNothing() {
		this.service.scheduler.schedule(() -> this.timers.startSingle("t", MINUTE, "new"), Instant.now());
		this.timers.startSingle("t", MINUTE, "old");
		assertThat(goOff()).isEqualTo(2);
		assertThat(this.service.log()).isEmpty();
		goOff();
		assertThat(this.service.log()).containsExactly("1 info new");
	}

	@Test
	void whenTimerIsStartedInItsOwnTickItGoesOffAgain() {
		this.service.handler.answer("info tick", (state) -> {
			assertThat(this.timers.isActive("t")).isFalse();
			this.timers.startSingle("t", MINUTE, "again");
			return Outcome.noReply(state);
		});
		this.timers.startSingle("t", MINUTE, "tick");
		goOff();
		goOff();
		assertThat(this.service.log()).containsExactly("1 info tick", "1 info again");
	}

	@Test
	void whenInstanceCrashesItsTimersAndTheirWaitingTicksAreGone() {
		this.timers.startPeriodic("t", MINUTE, "tick");
		this.service.handler.crashOn("info boom", 1);
		this.service.process.info("boom");
		this.service.scheduler.goOff();
		this.service.run();
		assertThat(this.service.log()).containsExactly("1 info boom", "1 terminate CRASHED", "2 init", "2 info boom");
		assertThat(this.service.scheduler.scheduled()).isZero();
		assertThat(this.timers.names()).isEmpty();
	}

	@Test
	void whenTickCrashesTheInstanceTheNextOneDoesNotGetIt() {
		this.service.handler.crashOn("info tick", 1);
		this.timers.startSingle("t", MINUTE, "tick");
		goOff();
		assertThat(this.service.log()).containsExactly("1 info tick", "1 terminate CRASHED", "2 init");
	}

	@Test
	void whenServiceEndsNoTimerCanBeStarted() {
		this.timers.startSingle("t", MINUTE, "tick");
		this.service.process.lifecycle().drain();
		this.service.run();
		assertThat(this.service.scheduler.scheduled()).isZero();
		assertThatIllegalStateException().isThrownBy(() -> this.timers.startSingle("t", MINUTE, "tick"))
			.withMessageContaining("no instance of service 'test' runs");
		assertThat(this.timers.cancel("t")).isFalse();
		assertThat(this.timers.isActive("t")).isFalse();
	}

	@Test
	void whenServiceHasNotStartedNoTimerCanBeStarted() {
		ServiceTimers early = new TestService().process.timers();
		assertThatIllegalStateException().isThrownBy(() -> early.startPeriodic("t", MINUTE, "tick"));
		assertThat(early.names()).isEmpty();
		assertThat(early.cancel("t")).isFalse();
	}

	@Test
	void whenThereAreTooManyTimersThePropertyIsNamed() {
		for (String name : new String[] { "a", "b", "c" }) {
			this.timers.startSingle(name, MINUTE, name);
		}
		assertThatIllegalStateException().isThrownBy(() -> this.timers.startSingle("d", MINUTE, "d"))
			.withMessageContaining("boss.websocket.max-timers");
		this.timers.startSingle("a", MINUTE, "another a");
		this.timers.cancel("b");
		this.timers.startSingle("d", MINUTE, "d");
		assertThat(this.timers.names()).containsExactlyInAnyOrder("a", "c", "d");
	}

	@Test
	void whenTicksOfCancelledTimersWaitTheyCount() {
		for (String name : new String[] { "a", "b", "c" }) {
			this.timers.startSingle(name, MINUTE, name);
		}
		this.service.scheduler.goOff();
		this.timers.cancel("a");
		assertThatIllegalStateException().isThrownBy(() -> this.timers.startSingle("d", MINUTE, "d"));
		this.service.run();
		this.timers.startSingle("d", MINUTE, "d");
		assertThat(this.service.log()).containsExactly("1 info b", "1 info c");
	}

	@Test
	void whenTimeIsNotPositiveTimerIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.timers.startSingle("t", Duration.ZERO, "tick"));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.timers.startPeriodic("t", Duration.ofSeconds(-1), "tick"));
		assertThat(this.timers.names()).isEmpty();
	}

	@Test
	void whenTimeIsLongerThanAnyoneLivesTheTimerIsStarted() {
		this.timers.startPeriodic("t", ChronoUnit.FOREVER.getDuration(), "tick");
		goOff();
		assertThat(this.service.log()).containsExactly("1 info tick");
		assertThat(this.timers.isActive("t")).isTrue();
	}

	@Test
	void whenMailboxHasNoRoomForInfosTicksComeAllTheSame() {
		this.timers.startSingle("t", MINUTE, "tick");
		this.service.process.info("1");
		this.service.process.info("2");
		goOff();
		assertThat(this.service.log()).containsExactly("1 info 1", "1 info 2", "1 info tick");
	}

	@Test
	void whenTickComesTheServiceWasNotSilent() {
		this.service.handler.answer("info arm", (state) -> Outcome.noReply(state, Duration.ofNanos(1)));
		this.timers.startSingle("t", MINUTE, "tick");
		this.service.process.info("arm");
		this.service.run();
		goOff();
		assertThat(this.service.log()).containsExactly("1 info arm", "1 info tick");
	}

	@Test
	void whenSchedulerIsShutDownTheTimerIsNotThere() {
		this.timers.startPeriodic("periodic", MINUTE, "last");
		this.service.scheduler.shutDown();
		assertThatExceptionOfType(RuntimeException.class)
			.isThrownBy(() -> this.timers.startSingle("t", MINUTE, "tick"));
		goOff();
		assertThat(this.service.log()).containsExactly("1 info last");
		assertThat(this.timers.names()).isEmpty();
	}

	@Test
	void whenInstanceIsInitialisedItMayStartTimersWhichAFailedStartEnds() {
		this.service.handler.onInit(() -> this.timers.startSingle("t", MINUTE, "tick"));
		this.service.handler.failInit(1);
		this.service.handler.crashOn("info boom", 1);
		this.service.process.info("boom");
		this.service.run();
		assertThat(this.service.log()).containsExactly("1 info boom", "1 terminate CRASHED", "2 init", "3 init",
				"3 info boom");
		assertThat(this.service.scheduler.scheduled()).isOne();
		goOff();
		assertThat(this.service.log()).endsWith("3 info tick");
	}

	private int goOff() {
		int count = this.service.scheduler.goOff();
		this.service.run();
		return count;
	}

}
