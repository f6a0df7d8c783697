/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link KeyGate}.
 */
class KeyGateTests {

	private final AtomicInteger vacancies = new AtomicInteger();

	private final AtomicInteger fences = new AtomicInteger();

	private final KeyGate gate = new KeyGate(this.vacancies);

	@Test
	void whenOpenThreadsEnter() {
		assertThat(this.gate.isOpen()).isTrue();
		assertThat(this.gate.enter()).isNotEqualTo(Gate.SHUT);
		assertThat(this.gate.isRetired()).isFalse();
		assertThatIllegalStateException().isThrownBy(this.gate::open);
	}

	@Test
	void whenShutTheFenceComesBehindTheLastThread() {
		int cell = this.gate.enter();
		this.gate.shut(this.fences::incrementAndGet);
		assertThat(this.gate.enter()).isEqualTo(Gate.SHUT);
		assertThat(this.fences).hasValue(0);
		this.gate.leave(cell);
		assertThat(this.fences).hasValue(1);
		this.gate.giveUp();
		assertThat(this.fences).hasValue(1);
	}

	@Test
	void whenShutClientsOnTheirWayDoNotHoldTheFenceUp() {
		assertThat(this.gate.sit()).isTrue();
		this.gate.shut(this.fences::incrementAndGet);
		assertThat(this.fences).hasValue(1);
		assertThat(this.gate.sit()).isTrue();
	}

	@Test
	void whenVacantItCanBeRetiredOnce() {
		this.gate.vacate(this.gate.look());
		assertThat(this.gate.isVacant()).isTrue();
		assertThat(this.vacancies).hasValue(1);
		assertThat(this.gate.retireVacant()).isTrue();
		assertThat(this.gate.retireVacant()).isFalse();
		assertThat(this.vacancies).hasValue(0);
		assertThat(this.gate.enter()).isEqualTo(Gate.SHUT);
		assertThat(this.gate.sit()).isFalse();
		assertThat(this.gate.retireAnyhow()).isFalse();
	}

	@Test
	void whenThreadHasEnteredSinceTheLookItIsNotVacant() {
		long seen = this.gate.look();
		this.gate.leave(this.gate.enter());
		this.gate.vacate(seen);
		assertThat(this.gate.isVacant()).isFalse();
		assertThat(this.gate.retire(seen)).isFalse();
		assertThat(this.gate.retire(this.gate.look())).isTrue();
	}

	@Test
	void whenThreadEntersItIsVacantNoMore() {
		this.gate.vacate(this.gate.look());
		int cell = this.gate.enter();
		assertThat(this.gate.retireVacant()).isFalse();
		assertThat(this.vacancies).hasValue(0);
		this.gate.leave(cell);
		assertThat(this.gate.retireVacant()).isFalse();
	}

	@Test
	void whenClientIsOnItsWayItIsNotRetired() {
		this.gate.vacate(this.gate.look());
		assertThat(this.gate.sit()).isTrue();
		assertThat(this.gate.retireVacant()).isFalse();
		this.gate.vacate(this.gate.look());
		assertThat(this.gate.isVacant()).isFalse();
		assertThat(this.gate.retire(this.gate.look())).isFalse();
		this.gate.standUp();
		this.gate.vacate(this.gate.look());
		assertThat(this.gate.retireVacant()).isTrue();
	}

	@Test
	void whenManyHaveEnteredAndLeftTheNumberIsAsBefore() {
		for (int i = 0; i < 1 << 20; i++) {
			this.gate.leave(this.gate.enter());
			assertThat(this.gate.sit()).isTrue();
			this.gate.standUp();
		}
		this.gate.vacate(this.gate.look());
		assertThat(this.gate.isOpen()).isTrue();
		assertThat(this.gate.retireVacant()).isTrue();
	}

	@Test
	void whenRetiredAnyhowThreadsInsideLeave() {
		int cell = this.gate.enter();
		assertThat(this.gate.retireAnyhow()).isTrue();
		this.gate.leave(cell);
		assertThat(this.gate.isOpen()).isFalse();
	}

}
