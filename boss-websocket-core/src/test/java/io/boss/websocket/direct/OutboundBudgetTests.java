/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OutboundBudget}.
 */
class OutboundBudgetTests {

	private final OutboundBudget room = new OutboundBudget(TestWire.limits(3, 10));

	@Test
	void whenMessagesAreAsManyAsMayWaitThereIsNoRoom() {
		assertThat(this.room.reserve(1)).isTrue();
		assertThat(this.room.reserve(1)).isTrue();
		assertThat(this.room.reserve(1)).isTrue();
		assertThat(this.room.reserve(1)).isFalse();
		this.room.release(1);
		assertThat(this.room.reserve(1)).isTrue();
	}

	@Test
	void whenBytesAreAsManyAsMayWaitThereIsNoRoom() {
		assertThat(this.room.reserve(9)).isTrue();
		assertThat(this.room.reserve(2)).isFalse();
		assertThat(this.room.reserve(1)).isTrue();
		assertThat(this.room.reserve(0)).isTrue();
		this.room.release(9);
		assertThat(this.room.reserve(9)).isTrue();
	}

	@Test
	void whenNothingWaitsOneMessageMayBeLargerThanAll() {
		assertThat(this.room.reserve(11)).isTrue();
		assertThat(this.room.reserve(1)).isFalse();
		this.room.release(11);
		assertThat(this.room.reserve(11)).isTrue();
	}

	@Test
	void whenMoreThanHalfIsTakenItIsScarce() {
		assertThat(this.room.reserve(1)).isTrue();
		assertThat(this.room.isScarce()).isFalse();
		assertThat(this.room.reserve(1)).isTrue();
		assertThat(this.room.isScarce()).isTrue();
		this.room.release(1);
		this.room.release(1);
		assertThat(this.room.reserve(5)).isTrue();
		assertThat(this.room.isScarce()).isFalse();
		this.room.release(5);
		assertThat(this.room.reserve(6)).isTrue();
		assertThat(this.room.isScarce()).isTrue();
	}

	@Test
	void whenOccupiedWithoutRoomItIsGivenBackAllTheSame() {
		assertThat(this.room.reserve(10)).isTrue();
		this.room.occupy(10);
		assertThat(this.room.reserve(0)).isFalse();
		this.room.release(10);
		assertThat(this.room.reserve(0)).isTrue();
	}

	@Test
	void whenSizeIsExchangedItCountsAnew() {
		assertThat(this.room.reserve(4)).isTrue();
		assertThat(this.room.exchange(4, 9)).isTrue();
		assertThat(this.room.bytes()).isEqualTo(9);
		assertThat(this.room.exchange(9, 12)).isTrue();
		assertThat(this.room.reserve(0)).isFalse();
		assertThat(this.room.exchange(12, 1)).isTrue();
		assertThat(this.room.reserve(9)).isTrue();
		assertThat(this.room.exchange(1, 2)).isFalse();
		assertThat(this.room.bytes()).isEqualTo(10);
		assertThat(this.room.messages()).isEqualTo(2);
	}

	@Test
	void whenLimitsAreBeyondCountingTheyAreHigh() {
		OutboundBudget room = new OutboundBudget(TestWire.limits(Integer.MAX_VALUE, Long.MAX_VALUE));
		for (int i = 0; i < 3; i++) {
			assertThat(room.reserve(Integer.MAX_VALUE)).isTrue();
		}
		room.occupy(Integer.MAX_VALUE);
		room.occupy(Integer.MAX_VALUE);
		assertThat(room.bytes()).isEqualTo(5L * Integer.MAX_VALUE);
		assertThat(room.messages()).isEqualTo(5);
	}

	// What finds no room must not be in the way of what does, not even for a moment.
	@ParameterizedTest
	@ValueSource(strings = { "reserve", "exchange" })
	void whenThereIsNoRoomForOneOthersNeverSeeIt(String what) throws InterruptedException {
		OutboundBudget room = new OutboundBudget(TestWire.limits(1_000, 1_000));
		assertThat(room.reserve(100)).isTrue();
		AtomicBoolean stop = new AtomicBoolean();
		AtomicInteger taken = new AtomicInteger();
		Thread other = new Thread(() -> {
			while (!stop.get()) {
				if (what.equals("reserve") ? room.reserve(950) : room.exchange(50, 990)) {
					taken.incrementAndGet();
				}
			}
		});
		other.start();
		int refused = 0;
		for (int i = 0; i < 300_000; i++) {
			if (room.reserve(100)) {
				room.release(100);
			}
			else {
				refused++;
			}
		}
		stop.set(true);
		other.join();
		assertThat(refused).isZero();
		assertThat(taken).hasValue(0);
		assertThat(room.bytes()).isEqualTo(100);
	}

}
