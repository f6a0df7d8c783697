/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.util.List;

import io.boss.websocket.DeliveryResult;
import io.boss.websocket.ServiceState;

/**
 * Broadcast to all processes of a keyed service, on the thread of the sender: each
 * mailbox is offered the message, and nothing waits. That takes about a microsecond for
 * each process, and one that sleeps is woken.
 */
final class FanOut {

	// Least to most important to the sender.
	private static final List<DeliveryResult> RESULTS = List.of(DeliveryResult.NO_INSTANCE, DeliveryResult.ACCEPTED,
			DeliveryResult.NOT_RUNNING, DeliveryResult.MAILBOX_FULL);

	private FanOut() {
	}

	/**
	 * Broadcasts a message.
	 * @param message the message
	 * @param processes the processes; those of keys that were given up do not run and are
	 * passed over
	 * @return the worst of the results
	 */
	static DeliveryResult broadcast(Object message, Iterable<ServiceProcess> processes) {
		DeliveryResult result = DeliveryResult.NO_INSTANCE;
		for (ServiceProcess process : processes) {
			DeliveryResult one = hasEnded(process.state()) ? DeliveryResult.NO_INSTANCE : process.broadcast(message);
			result = (RESULTS.indexOf(one) > RESULTS.indexOf(result)) ? one : result;
		}
		return result;
	}

	private static boolean hasEnded(ServiceState state) {
		return state == ServiceState.DOWN || state == ServiceState.STOPPED;
	}

}
