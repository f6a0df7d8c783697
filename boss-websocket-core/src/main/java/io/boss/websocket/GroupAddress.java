/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket;

import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

import io.boss.websocket.multicast.Multicast;
import org.jspecify.annotations.Nullable;

/**
 * Destination of a message to a group.
 *
 * @param speaker the member that encodes the message
 * @param recipients the members that get it, or {@code null} for the speaker alone
 */
record GroupAddress(BossConnection speaker, Multicast.@Nullable Recipients<BossConnection, BossMessage> recipients) {

	boolean isWanted(@Nullable Predicate<? super BossConnection> filter) {
		return this.recipients != null || filter == null || filter.test(this.speaker);
	}

	/**
	 * Encodes a payload, unless that was done for another address with the same
	 * subprotocol.
	 * @param payload the payload
	 * @param messages the messages so far, by subprotocol
	 */
	void encode(Object payload, Map<@Nullable String, BossMessage> messages) {
		messages.computeIfAbsent(this.speaker.handshake().subprotocol(),
				(subprotocol) -> MockCheck.notNull(this.speaker.encode(payload), this.speaker, "encode(Object)"));
	}

	int deliver(Map<@Nullable String, BossMessage> messages, @Nullable Predicate<? super BossConnection> filter) {
		BossMessage message = Objects.requireNonNull(messages.get(this.speaker.handshake().subprotocol()));
		if (this.recipients != null) {
			return this.recipients.send(message, filter);
		}
		SendResult result = MockCheck.notNull(this.speaker.send(message), this.speaker, "send(BossMessage)");
		return result.isQueued() ? 1 : 0;
	}

}
