/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.broadcast;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.boss.websocket.DeliveryResult;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link InProcessBroadcastTransport}.
 */
class InProcessBroadcastTransportTests extends BroadcastTransportContract {

	@Override
	protected BroadcastTransport transport() {
		return new InProcessBroadcastTransport();
	}

	@Test
	void whenPublishedIsHandedOverOnTheThreadOfTheSenderAsTheSameObject() {
		BroadcastTransport transport = transport();
		List<Object> received = new ArrayList<>();
		transport.subscribe((broadcast) -> {
			received.add(broadcast.payload());
			received.add(Thread.currentThread());
			return DeliveryResult.ACCEPTED;
		});
		Object payload = new Object();
		transport.publish(new Broadcast("chat", payload, Map.of()));
		assertThat(received).containsExactly(payload, Thread.currentThread());
	}

}
