/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.time.Duration;

import io.boss.websocket.RestartPolicy;
import io.boss.websocket.TerminationReason;
import io.boss.websocket.timing.EngineClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Supervisor} and {@link RestartPolicy}.
 */
class SupervisorTests {

	private static final ServiceSettings.Restart LIMITS = new ServiceSettings.Restart(2, Duration.ofHours(1),
			Duration.ofMillis(50), Duration.ofMillis(500));

	@ParameterizedTest
	@CsvSource({ "PERMANENT, NORMAL, true", "PERMANENT, SHUTDOWN, true", "PERMANENT, STOPPED, true",
			"PERMANENT, CRASHED, true", "TRANSIENT, NORMAL, false", "TRANSIENT, SHUTDOWN, false",
			"TRANSIENT, STOPPED, true", "TRANSIENT, CRASHED, true", "TEMPORARY, NORMAL, false",
			"TEMPORARY, SHUTDOWN, false", "TEMPORARY, STOPPED, false", "TEMPORARY, CRASHED, false" })
	void whenInstanceEndsThePolicyDecides(RestartPolicy policy, TerminationReason.Kind kind, boolean restarts) {
		Supervisor supervisor = new Supervisor(policy, LIMITS, EngineClock.SYSTEM);
		Supervisor.Decision decision = supervisor.ended(new TerminationReason(kind, "", null), true);
		assertThat(decision)
			.isInstanceOf(restarts ? Supervisor.Decision.Restart.class : Supervisor.Decision.Stop.class);
		assertThat(supervisor.restarts()).isEqualTo(restarts ? 1 : 0);
	}

	@Test
	void whenRestartsExceedTheIntensityGivesUp() {
		Supervisor supervisor = new Supervisor(RestartPolicy.PERMANENT, LIMITS, EngineClock.SYSTEM);
		assertThat(supervisor.ended(TerminationReason.NORMAL, true)).isEqualTo(restartAfter(50));
		assertThat(supervisor.ended(TerminationReason.NORMAL, true)).isEqualTo(restartAfter(100));
		assertThat(supervisor.ended(TerminationReason.NORMAL, true)).isEqualTo(new Supervisor.Decision.GiveUp());
		assertThat(supervisor.restarts()).isEqualTo(2);
	}

	@Test
	void whenEndDoesNotCountRestartsWhateverTheIntensity() {
		Supervisor supervisor = new Supervisor(RestartPolicy.PERMANENT, LIMITS, EngineClock.SYSTEM);
		for (int i = 1; i <= 10; i++) {
			assertThat(supervisor.ended(TerminationReason.NORMAL, false)).isEqualTo(restartAfter(50));
			assertThat(supervisor.restarts()).isEqualTo(i);
		}
	}

	@Test
	void whenResetCountsFromZero() {
		Supervisor supervisor = new Supervisor(RestartPolicy.PERMANENT, LIMITS, EngineClock.SYSTEM);
		supervisor.ended(TerminationReason.NORMAL, true);
		supervisor.ended(TerminationReason.NORMAL, true);
		supervisor.reset();
		assertThat(supervisor.restarts()).isZero();
		assertThat(supervisor.ended(TerminationReason.NORMAL, true)).isEqualTo(restartAfter(50));
	}

	private static Supervisor.Decision restartAfter(int millis) {
		return new Supervisor.Decision.Restart(Duration.ofMillis(millis));
	}

}
