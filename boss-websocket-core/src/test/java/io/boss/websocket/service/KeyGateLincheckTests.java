/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.util.concurrent.atomic.AtomicInteger;

import org.jetbrains.lincheck.Lincheck;
import org.junit.jupiter.api.Test;

/**
 * Lets Lincheck choose how threads that enter interleave with the one that retires the
 * gate: nobody who was let in finds a gate that is retired.
 */
class KeyGateLincheckTests {

	private static final int INVOCATIONS = 500;

	@Test
	void whenEntriesRaceWithTheEndNobodyIsInsideARetiredGate() {
		Lincheck.runConcurrentTest(INVOCATIONS, () -> {
			AtomicInteger vacancies = new AtomicInteger();
			AtomicInteger mail = new AtomicInteger();
			KeyGate gate = new KeyGate(vacancies);
			Thread sender = new Thread(() -> {
				int cell = gate.enter();
				if (cell != Gate.SHUT) {
					mail.incrementAndGet();
					check(!gate.isRetired());
					gate.leave(cell);
				}
			});
			Thread process = new Thread(() -> {
				long seen = gate.look();
				if (mail.get() == 0) {
					gate.vacate(seen);
				}
				if (gate.retireVacant()) {
					check(mail.get() == 0);
				}
			});
			sender.start();
			process.start();
			join(sender);
			join(process);
			check(gate.isRetired() == (mail.get() == 0) || !gate.isVacant());
			check(vacancies.get() == (gate.isVacant() ? 1 : 0));
		});
	}

	@Test
	void whenClientsComeWhileOthersRetireTheGateOneEndWins() {
		Lincheck.runConcurrentTest(INVOCATIONS, () -> {
			AtomicInteger vacancies = new AtomicInteger();
			AtomicInteger ends = new AtomicInteger();
			KeyGate gate = new KeyGate(vacancies);
			gate.vacate(gate.look());
			boolean[] seated = new boolean[1];
			Thread client = new Thread(() -> {
				seated[0] = gate.sit();
				check(!seated[0] || !gate.isRetired());
			});
			Thread sweep = new Thread(() -> ends.addAndGet(gate.retireVacant() ? 1 : 0));
			Thread eviction = new Thread(() -> ends.addAndGet(gate.retireVacant() ? 1 : 0));
			client.start();
			sweep.start();
			eviction.start();
			join(client);
			join(sweep);
			join(eviction);
			check((ends.get() == 0) == seated[0]);
			check(gate.isRetired() == !seated[0] && vacancies.get() == 0);
		});
	}

	private static void check(boolean condition) {
		if (!condition) {
			throw new AssertionError();
		}
	}

	private static void join(Thread thread) {
		try {
			thread.join();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
