/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.CloseReason;
import io.boss.websocket.Outcome;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Is held by a latch when a client says "hold". Remembers numbers, which end in padding,
 * and echoes what else it is sent.
 */
@BossService
class HeldService implements BossServiceHandler<Object> {

	static final String PADDING = " ".repeat(1000);

	final CountDownLatch hold = new CountDownLatch(1);

	final CountDownLatch all = new CountDownLatch(FloodIntegrationTests.FLOOD);

	final CountDownLatch closed = new CountDownLatch(1);

	final List<Integer> numbers = new ArrayList<>();

	volatile int before;

	final List<String> reasons = new ArrayList<>();

	@Override
	public Outcome<Object> handleIncoming(String servicePath, BossConnection client, BossMessage message,
			Object state) {
		String text = ((BossMessage.Text) message).payload();
		if (text.equals("hold")) {
			client.send("held");
			await();
		}
		else if (text.endsWith(PADDING)) {
			this.numbers.add(Integer.parseInt(text.strip()));
			this.all.countDown();
		}
		else {
			this.before = this.numbers.size();
			client.send(text);
		}
		return Outcome.noReply(state);
	}

	private void await() {
		try {
			assertThat(this.hold.await(20, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public Outcome<Object> handleClose(CloseReason reason, String servicePath, BossConnection client, Object state) {
		this.reasons.add(reason.toString());
		this.closed.countDown();
		return Outcome.noReply(state);
	}

	@Override
	public Outcome<Object> handleBroadcast(Object message, Object state) {
		this.numbers.add((Integer) message);
		return Outcome.noReply(state);
	}

	@Override
	public Outcome<Object> handleInfo(Object info, Object state) {
		this.numbers.add((Integer) info);
		return Outcome.noReply(state);
	}

}
