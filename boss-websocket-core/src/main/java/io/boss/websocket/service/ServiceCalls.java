/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import io.boss.websocket.DeliveryResult;
import io.boss.websocket.timing.EngineClock;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Calls of others to a service. Safe on any thread.
 */
final class ServiceCalls {

	private final Caller callee;

	private final EngineClock clock;

	private final Function<PendingCall, DeliveryResult> mailbox;

	/**
	 * Creates calls.
	 * @param callee the service that is called
	 * @param clock tells how long callers wait
	 * @param mailbox where calls are put
	 */
	ServiceCalls(Caller callee, EngineClock clock, Function<PendingCall, DeliveryResult> mailbox) {
		this.callee = callee;
		this.clock = clock;
		this.mailbox = mailbox;
	}

	CompletableFuture<@Nullable Object> ask(Object request) {
		PendingCall call = new PendingCall(this.callee.name(), request);
		send(call);
		return call.answer();
	}

	@Nullable Object call(Object request, Duration timeout) {
		Assert.isTrue(!timeout.isNegative() && !timeout.isZero(), () -> "Timeout must be positive: " + timeout);
		PendingCall call = new PendingCall(this.callee.name(), request);
		Caller caller = Caller.current();
		if (caller == null) {
			send(call);
			return call.await(timeout, this.clock);
		}
		caller.beginWait(this.callee, call);
		try {
			send(call);
			return call.await(timeout, this.clock);
		}
		finally {
			caller.endWait();
		}
	}

	private void send(PendingCall call) {
		DeliveryResult result = this.mailbox.apply(call);
		if (!result.isAccepted()) {
			call.refused(result);
		}
	}

}
