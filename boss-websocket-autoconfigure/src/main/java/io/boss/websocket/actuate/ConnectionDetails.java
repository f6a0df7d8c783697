/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.actuate;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * State of one client, with its latest messages.
 *
 * @param service the name of its service
 * @param key the key of the instance, sanitized; {@code null} if the service has none
 * @param connection how the client is
 * @param traffic its latest messages, or {@code null} if nothing remembers them
 */
record ConnectionDetails(String service, @Nullable Object key, ConnectionReport connection,
		@Nullable Traffic traffic) implements OperationResponseBody {

	/**
	 * Latest messages of a client.
	 *
	 * @param limit how many are remembered
	 * @param frames the messages, in the order of their times
	 */
	record Traffic(int limit, List<Frame> frames) {
	}

	/**
	 * Message.
	 *
	 * @param time when it was read or queued
	 * @param direction {@code in} or {@code out}
	 * @param clients how many clients it was sent to, if to a group, else {@code null}
	 * @param kind {@code text} or {@code binary}
	 * @param bytes how many bytes it has
	 * @param payload its beginning, sanitized; bytes as hexadecimal digits
	 * @param truncated whether there is more of it
	 */
	record Frame(Instant time, String direction, @Nullable Integer clients, String kind, int bytes,
			@Nullable Object payload, boolean truncated) {
	}

}
