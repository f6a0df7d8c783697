/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.broadcast;

import java.util.function.Function;

import io.boss.websocket.DeliveryResult;

/**
 * Strategy interface for carrying broadcasts from the template to the dispatcher of each
 * node. Implementations are safe on any thread, keep the order of one publishing thread,
 * and never block in {@link #publish}.
 *
 * @since 0.1.0
 */
public interface BroadcastTransport {

	/**
	 * Publishes a broadcast. Never blocks. A service or a broker that does not take it is
	 * told by the result, not by an exception.
	 * @param broadcast the broadcast
	 * @return the result of the delivery on this node
	 * @throws org.springframework.messaging.converter.MessageConversionException if the
	 * payload or a header cannot be sent to other nodes
	 */
	DeliveryResult publish(Broadcast broadcast);

	/**
	 * Sets the receiver of broadcasts on this node; called once, before any service is
	 * initialised.
	 * @param subscriber gives a broadcast to its service and returns the result; never
	 * blocks
	 */
	void subscribe(Function<Broadcast, DeliveryResult> subscriber);

}
