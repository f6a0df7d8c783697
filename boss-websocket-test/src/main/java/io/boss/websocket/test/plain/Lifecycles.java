/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.plain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.boss.websocket.test.engine.TestLoop;
import io.boss.websocket.timing.Nanos;

import org.springframework.context.SmartLifecycle;

/**
 * Start and stop of the parts of a node, phase after phase, as an application context
 * does it.
 */
final class Lifecycles {

	private final TestLoop loop;

	private final List<SmartLifecycle> parts;

	Lifecycles(TestLoop loop, List<SmartLifecycle> parts) {
		this.loop = loop;
		this.parts = parts.stream().sorted(Comparator.comparingInt(SmartLifecycle::getPhase)).toList();
	}

	void start() {
		this.parts.forEach(SmartLifecycle::start);
		this.loop.settle();
	}

	/**
	 * Stops, and lets time pass until all has ended.
	 */
	void stop() {
		List<SmartLifecycle> backwards = new ArrayList<>(this.parts);
		Collections.reverse(backwards);
		backwards.forEach((part) -> {
			CompletableFuture<Void> ended = new CompletableFuture<>();
			part.stop(() -> ended.complete(null));
			this.loop.time().await(ended, Nanos.LONGEST);
			// On a server other threads go on between two phases.
			this.loop.settle();
		});
	}

}
