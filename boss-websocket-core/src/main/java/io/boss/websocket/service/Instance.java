/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.time.Duration;

import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.CallbackFailure;
import io.boss.websocket.InstanceKey;
import io.boss.websocket.Outcome;
import io.boss.websocket.TerminationReason;
import org.jspecify.annotations.Nullable;

/**
 * Running instance of a service: the handler and its private state. Touched only inside
 * tasks of the service's executor.
 *
 * @param <S> the type of the state
 */
final class Instance<S extends @Nullable Object> {

	private final BossServiceHandler<S> handler;

	private S state;

	private @Nullable Duration timeout;

	private Instance(BossServiceHandler<S> handler, S state) {
		this.handler = handler;
		this.state = state;
	}

	static <S extends @Nullable Object> Instance<S> start(BossServiceHandler<S> handler, @Nullable InstanceKey key) {
		return new Instance<>(handler, (key != null) ? handler.init(key) : handler.init());
	}

	/**
	 * Runs a callback. If it throws, the state stays as it was.
	 * @param callback the callback
	 * @return what it answered
	 * @throws IllegalStateException if it answered what it may not
	 */
	Outcome<S> call(Callback callback) {
		return accept(callback.call(this.handler, this.state), callback, callback.name().method());
	}

	/**
	 * Asks the handler what to do about a callback that has failed. If it throws, the
	 * state stays as it was.
	 * @param callback the callback
	 * @param failure how it has failed
	 * @return what takes the place of its answer
	 * @throws Throwable what the handler does not handle
	 */
	Outcome<S> recover(Callback callback, CallbackFailure failure) throws Throwable {
		return accept(this.handler.handleError(failure, this.state), callback, "handleError");
	}

	private Outcome<S> accept(Outcome<S> outcome, Callback callback, String method) {
		if (outcome instanceof Outcome.NoReply<S> noReply) {
			this.state = noReply.state();
			this.timeout = noReply.timeout();
		}
		else if (outcome instanceof Outcome.Stop<S> stop) {
			this.state = stop.state();
		}
		else if (!(outcome instanceof Outcome.Reject && callback.mayReject())) {
			throw new IllegalStateException(
					method + " of " + this.handler.getClass().getName() + " answered " + outcome);
		}
		return outcome;
	}

	/**
	 * What a callback that has done nothing answers.
	 * @return the state as it is, with the timeout of the latest callback
	 */
	Outcome<S> unchanged() {
		Duration timeout = this.timeout;
		return (timeout != null) ? Outcome.noReply(this.state, timeout) : Outcome.noReply(this.state);
	}

	void terminate(TerminationReason reason) {
		this.handler.terminate(reason, this.state);
	}

}
