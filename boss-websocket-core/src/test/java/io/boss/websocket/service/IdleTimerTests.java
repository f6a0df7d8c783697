/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

import io.boss.websocket.CloseCode;
import io.boss.websocket.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link IdleTimer}, as a service sees it. A timeout of one nanosecond has
 * passed by the time its alarm goes off, one of an hour has not.
 */
class IdleTimerTests {

	private static final Duration SHORT = Duration.ofNanos(1);

	private static final Duration LONG = Duration.ofHours(1);

	private final TestService service = new TestService();

	@BeforeEach
	void start() {
		this.service.started();
		this.service.quietly();
	}

	@Test
	void whenNoOtherMailComesTimeoutIsDelivered() {
		arm(SHORT);
		this.service.scheduler.goOff();
		this.service.run();
		assertThat(this.service.log()).containsExactly("1 info arm", "1 info IdleTimeout[after=PT0.000000001S]");
	}

	@Test
	void whenTimeoutIsDeliveredItIsDeliveredOnce() {
		arm(SHORT);
		this.service.scheduler.goOff();
		this.service.quietly();
		assertThat(this.service.scheduler.goOff()).isZero();
		this.service.run();
		assertThat(this.service.log()).isEmpty();
	}

	@Test
	void whenOtherMailHasComeTimeoutIsNotDelivered() {
		arm(SHORT);
		this.service.process.info("other");
		this.service.run();
		this.service.scheduler.goOff();
		this.service.run();
		assertThat(this.service.log()).containsExactly("1 info arm", "1 info other");
	}

	@Test
	void whenOtherMailWaitedAsTheAlarmWentOffTimeoutIsNotDelivered() {
		arm(SHORT);
		this.service.process.info("other");
		this.service.scheduler.goOff();
		this.service.run();
		assertThat(this.service.log()).containsExactly("1 info arm", "1 info other");
	}

	@Test
	void whenMailThatNobodyGetsComesTimeoutIsDeliveredAllTheSame() {
		TestService.TestClient stranger = this.service.join("a");
		this.service.handler.answer("join a", (state) -> Outcome.reject(CloseCode.of(4000), ""));
		this.service.quietly();
		arm(SHORT);
		stranger.says("hello");
		this.service.scheduler.goOff();
		this.service.run();
		assertThat(this.service.log()).containsExactly("1 info arm", "1 info IdleTimeout[after=PT0.000000001S]");
	}

	@Test
	void whenTimeoutIsZeroItComesAfterWhatWaits() {
		this.service.handler.answer("info arm", (state) -> Outcome.noReply(state, Duration.ZERO));
		this.service.process.info("arm");
		this.service.run();
		assertThat(this.service.log()).containsExactly("1 info arm", "1 info IdleTimeout[after=PT0S]");
		assertThat(this.service.scheduler.scheduled()).isZero();
	}

	@Test
	void whenTimeoutIsZeroAndMailWaitsTimeoutIsNotDelivered() {
		this.service.handler.answer("info arm", (state) -> Outcome.noReply(state, Duration.ZERO));
		this.service.process.info("arm");
		this.service.process.info("waits");
		this.service.run();
		assertThat(this.service.log()).containsExactly("1 info arm", "1 info waits");
	}

	@Test
	void whenServiceIsBusyOneAlarmIsEnough() {
		for (int i = 0; i < 10; i++) {
			arm(LONG);
		}
		assertThat(this.service.scheduler.scheduled()).isOne();
	}

	@Test
	void whenAlarmGoesOffEarlyItIsSetForTheRest() {
		arm(LONG);
		this.service.scheduler.goOff();
		this.service.run();
		assertThat(this.service.log()).containsExactly("1 info arm");
		assertThat(this.service.scheduler.waits()).containsExactly(3600L);
	}

	@Test
	void whenLaterTimeoutIsShorterItsAlarmReplacesTheOther() {
		arm(LONG);
		arm(Duration.ofMinutes(1));
		assertThat(this.service.scheduler.waits()).containsExactly(60L);
	}

	@Test
	void whenInstanceEndsItsTimeoutIsForgotten() {
		arm(LONG);
		this.service.handler.crashOn("info boom", 1);
		this.service.process.info("boom");
		this.service.run();
		assertThat(this.service.scheduler.scheduled()).isZero();
	}

	@Test
	void whenInstanceEndedAsItsTimeoutWaitedTheNextOneDoesNotGetIt() {
		arm(SHORT);
		this.service.handler.crashOn("info boom", 2);
		this.service.process.info("boom");
		this.service.scheduler.goOff();
		this.service.run();
		assertThat(this.service.log()).filteredOn((event) -> event.contains("Timeout")).isEmpty();
	}

	@Test
	void whenTimeoutIsLongerThanAnyoneLivesTheServiceGoesOn() {
		arm(ChronoUnit.FOREVER.getDuration());
		assertThat(this.service.scheduler.scheduled()).isOne();
		this.service.process.info("next");
		this.service.process.lifecycle().drain();
		this.service.run();
		assertThat(this.service.log()).containsExactly("1 info arm", "1 info next", "1 terminate SHUTDOWN");
	}

	private void arm(Duration timeout) {
		this.service.handler.answer("info arm", (state) -> Outcome.noReply(state, timeout));
		this.service.process.info("arm");
		this.service.run();
	}

}
