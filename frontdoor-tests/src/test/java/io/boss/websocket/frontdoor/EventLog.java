/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a service has heard, in order.
 */
final class EventLog {

	private static final Duration PATIENCE = Duration.ofSeconds(40);

	private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

	void add(String event) {
		this.events.add(event);
	}

	String next() {
		try {
			String next = this.events.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
			assertThat(next).as("an event within " + PATIENCE).isNotNull();
			return next;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	void expect(String... expected) {
		for (String event : expected) {
			assertThat(next()).isEqualTo(event);
		}
	}

	void expectPrefix(String prefix) {
		assertThat(next()).startsWith(prefix);
	}

	void clear() {
		this.events.clear();
	}

	boolean isEmpty() {
		return this.events.isEmpty();
	}

	@Override
	public String toString() {
		return this.events.toString();
	}

}
