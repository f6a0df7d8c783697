/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.diagnostics;

import io.boss.websocket.log.LogLine;
import io.boss.websocket.stats.CallbackObserver;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Observer that puts the service, the key of its instance and the client into the context
 * of the log lines that a callback writes, and puts back what was there before.
 */
public final class LogContext implements CallbackObserver {

	/**
	 * The key of the service's name.
	 */
	public static final String SERVICE = "boss.service";

	/**
	 * The key of the connection's id; missing if a callback is about no client.
	 */
	public static final String CONNECTION = "boss.connection";

	/**
	 * The key of the key of the instance; missing if a service has no keys.
	 */
	public static final String KEY = "boss.key";

	@Override
	public Scope begin(Call call) {
		String service = MDC.get(SERVICE);
		String connection = MDC.get(CONNECTION);
		String key = line(call.key());
		// Without a service there is none.
		String keyBefore = (service != null) ? MDC.get(KEY) : null;
		put(SERVICE, call.service(), service);
		put(CONNECTION, call.connectionId(), connection);
		put(KEY, key, keyBefore);
		return (outcome, failure) -> {
			put(KEY, keyBefore, key);
			put(CONNECTION, connection, call.connectionId());
			put(SERVICE, service, call.service());
		};
	}

	// Clients choose keys; few of them need to be made fit for a line.
	private static @Nullable String line(@Nullable String key) {
		return (key == null || LogLine.isPlain(key)) ? key : LogLine.of(key);
	}

	private static void put(String key, @Nullable String value, @Nullable String before) {
		if (value != null) {
			MDC.put(key, value);
		}
		else if (before != null) {
			MDC.remove(key);
		}
	}

}
