/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.diagnostics;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/**
 * Event of the flight recorder for an instance of a service that was replaced.
 */
@Name("boss.websocket.ServiceRestart")
@Label("Service Restart")
@Description("An instance of a WebSocket service was replaced")
@Category({ "Boss", "WebSocket" })
@StackTrace(false)
@SuppressWarnings("UnusedVariable") // The recorder reads them.
final class RestartEvent extends Event {

	@Label("Service")
	private final String service;

	@Label("Key")
	@Description("The key of the instance, if the service has keys")
	private final @Nullable String key;

	@Label("Restarts")
	@Description("How many instances have been replaced")
	private final long restarts;

	RestartEvent(String service, @Nullable String key, long restarts) {
		this.service = service;
		this.key = key;
		this.restarts = restarts;
	}

}
