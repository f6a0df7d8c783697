/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StripedGate}.
 */
class GateTests {

	private final Gate gate = new StripedGate();

	private final AtomicInteger ends = new AtomicInteger();

	@Test
	void whenItWasNeverOpenedNobodyComesIn() {
		assertThat(this.gate.isOpen()).isFalse();
		assertThat(this.gate.enter()).isEqualTo(Gate.SHUT);
	}

	@Test
	void whenNobodyIsInsideTheEndComesAtOnce() {
		this.gate.open();
		this.gate.leave(this.gate.enter());
		this.gate.shut(this.ends::incrementAndGet);
		assertThat(this.ends).hasValue(1);
		assertThat(this.gate.enter()).isEqualTo(Gate.SHUT);
		assertThat(this.ends).hasValue(1);
	}

	@Test
	void whenSomebodyIsInsideTheEndComesWhenTheLastHasLeft() {
		this.gate.open();
		int first = this.gate.enter();
		int second = this.gate.enter();
		this.gate.shut(this.ends::incrementAndGet);
		assertThat(this.gate.enter()).isEqualTo(Gate.SHUT);
		this.gate.leave(first);
		assertThat(this.ends).hasValue(0);
		this.gate.leave(second);
		assertThat(this.ends).hasValue(1);
	}

	@Test
	void whenItIsGivenUpTheEndComesOnce() {
		this.gate.open();
		int cell = this.gate.enter();
		this.gate.shut(this.ends::incrementAndGet);
		this.gate.giveUp();
		assertThat(this.ends).hasValue(1);
		this.gate.leave(cell);
		this.gate.giveUp();
		assertThat(this.ends).hasValue(1);
	}

	@Test
	void whenItIsOpenedAgainItCanBeShutAgain() {
		this.gate.open();
		this.gate.shut(this.ends::incrementAndGet);
		this.gate.open();
		int cell = this.gate.enter();
		this.gate.shut(this.ends::incrementAndGet);
		assertThat(this.ends).hasValue(1);
		this.gate.leave(cell);
		assertThat(this.ends).hasValue(2);
	}

}
