/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.container;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link WaitingReadGate}.
 */
class WaitingReadGateTests {

	private final WaitingReadGate gate = new WaitingReadGate();

	@Test
	void whenOpenPassesAtOnce() {
		assertThat(this.gate.pass()).isTrue();
	}

	@Test
	void whenOpenedAgainPassesAtOnce() {
		this.gate.pause();
		this.gate.resume();
		assertThat(this.gate.pass()).isTrue();
	}

	@Test
	void whenShutTheReaderWaitsUntilItIsOpened() throws Exception {
		this.gate.pause();
		CompletableFuture<String> passed = new CompletableFuture<>();
		Thread reader = reader(passed);
		assertThat(passed).isNotDone();
		this.gate.resume();
		assertThat(passed.get(20, TimeUnit.SECONDS)).isEqualTo("passed");
		reader.join();
	}

	@Test
	void whenReaderIsInterruptedItDoesNotPassAndStaysInterrupted() throws Exception {
		this.gate.pause();
		CompletableFuture<String> passed = new CompletableFuture<>();
		Thread reader = reader(passed);
		reader.interrupt();
		assertThat(passed.get(20, TimeUnit.SECONDS)).isEqualTo("stopped, interrupted true");
		reader.join();
	}

	private Thread reader(CompletableFuture<String> passed) {
		Thread reader = new Thread(() -> {
			boolean result = this.gate.pass();
			passed.complete(result ? "passed" : "stopped, interrupted " + Thread.currentThread().isInterrupted());
		});
		reader.start();
		Awaitility.await().until(() -> reader.getState() == Thread.State.TIMED_WAITING);
		return reader;
	}

}
