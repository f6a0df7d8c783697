/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.diagnostics;

import io.boss.websocket.event.ServiceRestartedEvent;
import io.boss.websocket.stats.CallbackObserver;

import org.springframework.context.event.EventListener;

/**
 * Observer that tells the flight recorder of callbacks and restarts, while it records.
 */
public final class FlightRecording implements CallbackObserver {

	@Override
	public Scope begin(Call call) {
		if (!isRecording()) {
			return Scope.NONE;
		}
		CallbackEvent event = new CallbackEvent();
		event.begin();
		return (outcome, failure) -> {
			event.end();
			if (event.shouldCommit()) {
				event.describe(call, outcome);
				event.commit();
			}
		};
	}

	// This event goes nowhere, so that the JIT compiler need not create it.
	private static boolean isRecording() {
		return new CallbackEvent().isEnabled();
	}

	/**
	 * An instance was replaced.
	 * @param event tells of which service
	 */
	@EventListener
	void restarted(ServiceRestartedEvent event) {
		new RestartEvent(event.service(), event.key(), event.restarts()).commit();
	}

}
