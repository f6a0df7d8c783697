/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.broadcast;

import java.util.function.Function;

import io.boss.websocket.DeliveryResult;

/**
 * {@link BroadcastTransport} of an application that runs on one node: it hands a
 * broadcast over on the thread of the sender, which only enqueues it.
 *
 * @since 0.1.0
 */
public class InProcessBroadcastTransport implements BroadcastTransport {

	private volatile Function<Broadcast, DeliveryResult> subscriber = (broadcast) -> DeliveryResult.NOT_RUNNING;

	@Override
	public DeliveryResult publish(Broadcast broadcast) {
		return this.subscriber.apply(broadcast);
	}

	@Override
	public void subscribe(Function<Broadcast, DeliveryResult> subscriber) {
		this.subscriber = subscriber;
	}

}
