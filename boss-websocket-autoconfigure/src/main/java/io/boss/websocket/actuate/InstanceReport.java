/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.actuate;

import java.time.Duration;
import java.time.Instant;

import io.boss.websocket.ServiceState;
import org.jspecify.annotations.Nullable;

/**
 * State of one instance of a service with keys.
 *
 * @param key the key, sanitized
 * @param state the state of life
 * @param paused whether somebody has paused it
 * @param started when the instance was, or {@code null} if none runs
 * @param uptime how long ago that is
 * @param restarts how often an instance of the key was replaced
 * @param lastCrash the latest crash, or {@code null} if there has been none
 * @param nextStart when it is tried again if it is down, or {@code null} if it is not
 * @param mailbox what waits for it
 * @param running the callback that runs, or {@code null} if none does
 * @param connections how many clients there are, joined or about to be
 * @param detached how many of them were lost and may come back
 */
record InstanceReport(@Nullable Object key, ServiceState state, boolean paused, @Nullable Instant started,
		@Nullable Duration uptime, long restarts, ServiceReport.@Nullable Crash lastCrash, @Nullable Instant nextStart,
		ServiceReport.Mailbox mailbox, ServiceReport.@Nullable Callback running, int connections, int detached) {
}
