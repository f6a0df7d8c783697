/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.boss.websocket.config.EndpointSettings;
import io.boss.websocket.config.Heartbeat;
import io.boss.websocket.timing.Nanos;
import org.jspecify.annotations.Nullable;

/**
 * Times that a service waits for its clients, in nanoseconds; {@link #NEVER} for what it
 * does not wait for.
 *
 * @param interval how long a client may be silent before it is sent a ping
 * @param timeout how long it may be silent after that
 * @param idle how long it may send no message
 * @param maxAge how long it may be connected
 * @param message how long a message may take from its first byte to its last
 * @param firstMessage how long it may say nothing at first
 */
record LivenessTimeouts(long interval, long timeout, long idle, long maxAge, long message, long firstMessage) {

	/**
	 * So long that it never comes, and short enough to calculate with.
	 */
	static final long NEVER = Nanos.MAX;

	static LivenessTimeouts of(EndpointSettings settings) {
		Heartbeat heartbeat = settings.heartbeat();
		return new LivenessTimeouts(nanos((heartbeat != null) ? heartbeat.interval() : null),
				nanos((heartbeat != null) ? heartbeat.timeout() : null), nanos(settings.idleTimeout()),
				nanos(settings.maxAge()), nanosOrNever(settings.limits().messageTimeout()),
				nanosOrNever(settings.limits().firstMessageTimeout()));
	}

	private static long nanosOrNever(Duration duration) {
		return duration.isZero() ? NEVER : Nanos.of(duration);
	}

	private static long nanos(@Nullable Duration duration) {
		return (duration != null) ? Nanos.of(duration) : NEVER;
	}

	/**
	 * The time between two beats, as clients are told it.
	 * @return the time in milliseconds, 0 if there are none
	 */
	long heartbeatMillis() {
		return (this.interval < NEVER) ? TimeUnit.NANOSECONDS.toMillis(this.interval) : 0;
	}

	/**
	 * The shortest of all.
	 * @return the time in nanoseconds
	 */
	long shortest() {
		return Math.min(Math.min(Math.min(this.interval, this.timeout), Math.min(this.idle, this.maxAge)),
				Math.min(this.message, this.firstMessage));
	}

	/**
	 * Whether there is nothing to look after.
	 * @return whether clients may do as they like
	 */
	boolean isEndless() {
		return shortest() == NEVER;
	}

}
