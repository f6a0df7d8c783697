/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.guide;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.stereotype.Component;

/**
 * Knows the rates, but not always, and takes money, but not from everybody.
 */
@Component
class Bank {

	private final AtomicInteger asked = new AtomicInteger();

	double askSlowly() {
		if (this.asked.incrementAndGet() % 2 == 0) {
			throw new IllegalStateException("the bank is closed");
		}
		return 1.25;
	}

	void charge(String card) {
		if ("of a bank that is away".equals(card)) {
			throw new UncheckedIOException(new ConnectException());
		}
	}

}
