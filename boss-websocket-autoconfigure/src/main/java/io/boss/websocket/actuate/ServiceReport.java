/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.actuate;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.boss.websocket.ServiceState;
import org.jspecify.annotations.Nullable;

/**
 * State of a service. Times are ISO-8601, and so are durations, to the millisecond.
 *
 * @param name the name of the service
 * @param key the key of the instance, sanitized; {@code null} if it is about none
 * @param path its path below the context path, with variables if it has keys
 * @param type the class of its bean
 * @param state the state of life
 * @param paused whether somebody has paused it
 * @param instance how many instances have been initialised
 * @param started when the running instance was, or {@code null} if none runs
 * @param uptime how long ago that is
 * @param restarts how often an instance was replaced since the service was started
 * @param lastCrash the latest crash, or {@code null} if there has been none
 * @param nextStart when it is tried again if it is down, or {@code null} if it is not
 * @param mailbox what waits for the service
 * @param running the callback that runs, or {@code null} if none does
 * @param instances how many instances it has in which state; {@code null} if it has no
 * keys
 * @param connections how many clients there are, joined or about to be
 * @param detached how many of them were lost and may come back
 */
record ServiceReport(String name, @Nullable Object key, String path, String type, ServiceState state, boolean paused,
		long instance, @Nullable Instant started, @Nullable Duration uptime, long restarts, @Nullable Crash lastCrash,
		@Nullable Instant nextStart, Mailbox mailbox, @Nullable Callback running,
		@Nullable Map<ServiceState, Integer> instances, int connections, int detached) {

	/**
	 * End of an instance by a crash.
	 *
	 * @param time when
	 * @param instance the number of the instance
	 * @param callback the name of the callback's method
	 * @param type the class of what it has thrown
	 * @param cause what it has thrown as text, sanitized
	 */
	record Crash(Instant time, long instance, String callback, String type, @Nullable Object cause) {
	}

	/**
	 * State of what waits for a service.
	 *
	 * @param depth how many messages, broadcasts and infos
	 * @param bytes how many bytes the messages of clients among them have
	 * @param oldest how long the first has been waiting
	 */
	record Mailbox(int depth, long bytes, Duration oldest) {
	}

	/**
	 * Callback that runs.
	 *
	 * @param callback the name of the method
	 * @param connection the id of the client's connection, or {@code null} if it is about
	 * none
	 * @param since when it began
	 * @param duration how long ago that is
	 * @param thread the name of its thread
	 */
	record Callback(String callback, @Nullable String connection, Instant since, Duration duration, String thread) {
	}

}
