/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.diagnostics;

import io.boss.websocket.stats.CallbackObserver;
import io.boss.websocket.stats.CallbackOutcome;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;
import org.jspecify.annotations.Nullable;

/**
 * Event of the flight recorder for a callback that took its time.
 */
@Name("boss.websocket.Callback")
@Label("Callback")
@Description("A callback of a WebSocket service")
@Category({ "Boss", "WebSocket" })
@Threshold("10 ms")
@StackTrace(false)
@SuppressWarnings("UnusedVariable") // The recorder reads them.
final class CallbackEvent extends Event {

	@Label("Service")
	private @Nullable String service;

	@Label("Key")
	@Description("The key of the instance, if the service has keys")
	private @Nullable String key;

	@Label("Callback")
	private @Nullable String callback;

	@Label("Outcome")
	private @Nullable String outcome;

	@Label("Connection")
	@Description("The client that the callback is about, if any")
	private @Nullable String connection;

	void describe(CallbackObserver.Call call, CallbackOutcome outcome) {
		this.service = call.service();
		this.key = call.key();
		this.callback = call.callback().method();
		this.outcome = outcome.name();
		this.connection = call.connectionId();
	}

}
