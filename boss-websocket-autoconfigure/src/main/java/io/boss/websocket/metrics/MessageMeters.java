/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.metrics;

import io.boss.websocket.BossMessage;
import io.boss.websocket.stats.MessageKind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Meters of the messages of a service that go one way.
 */
final class MessageMeters {

	private final EnumLookup<MessageKind, Counter> messages;

	private final EnumLookup<MessageKind, Counter> bytes;

	MessageMeters(MeterRegistry registry, String service, String direction) {
		this.messages = counters(BossMeter.MESSAGES, registry, service, direction);
		this.bytes = counters(BossMeter.MESSAGE_BYTES, registry, service, direction);
	}

	private static EnumLookup<MessageKind, Counter> counters(BossMeter meter, MeterRegistry registry, String service,
			String direction) {
		return new EnumLookup<>(MessageKind.class,
				(kind) -> meter.counter()
					.tags(BossMeter.SERVICE, service, "direction", direction, "kind", BossMeter.tag(kind))
					.register(registry));
	}

	void count(BossMessage message, int clients) {
		MessageKind kind = MessageKind.of(message);
		this.messages.get(kind).increment(clients);
		this.bytes.get(kind).increment((double) clients * message.sizeInBytes());
	}

}
