package io.boss.websocket.readme;

import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.stereotype.Component;

/**
 * Knows the rates, but not always.
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

}
