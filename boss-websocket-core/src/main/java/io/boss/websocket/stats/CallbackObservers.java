/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.stats;

import java.util.List;

import io.boss.websocket.log.LogLine;
import io.boss.websocket.log.RateLimitedWarning;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Composite of observers that guards: they hear of a beginning in order and of an end in
 * reverse, and none of them hears less because another one fails. Safe on any thread.
 *
 * @since 0.1.0
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
public final class CallbackObservers implements CallbackObserver {

	private static final Log logger = LogFactory.getLog(CallbackObservers.class);

	private final CallbackObserver[] observers;

	private final RateLimitedWarning warning = new RateLimitedWarning(logger);

	private CallbackObservers(List<CallbackObserver> observers) {
		this.observers = observers.toArray(CallbackObserver[]::new);
	}

	/**
	 * Makes one observer of several.
	 * @param observers the observers
	 * @return an observer that does not throw, or {@code null} if there is nothing to
	 * observe
	 */
	public static @Nullable CallbackObserver of(List<CallbackObserver> observers) {
		return observers.isEmpty() ? null : new CallbackObservers(observers);
	}

	@Override
	public @Nullable Object origin() {
		if (this.observers.length == 1) {
			return origin(this.observers[0]);
		}
		Object[] origins = null;
		for (int i = 0; i < this.observers.length; i++) {
			Object origin = origin(this.observers[i]);
			if (origin != null) {
				origins = (origins != null) ? origins : new Object[this.observers.length];
				origins[i] = origin;
			}
		}
		return origins;
	}

	private @Nullable Object origin(CallbackObserver observer) {
		try {
			return observer.origin();
		}
		catch (Throwable ex) {
			failed(ex);
			return null;
		}
	}

	@Override
	public Scope begin(Call call) {
		if (this.observers.length == 1) {
			Scope scope = begin(this.observers[0], call);
			return (scope != Scope.NONE) ? (outcome, failure) -> end(scope, outcome, failure) : scope;
		}
		Scope[] scopes = new Scope[this.observers.length];
		for (int i = 0; i < scopes.length; i++) {
			scopes[i] = begin(this.observers[i], callFor(i, call));
		}
		return (outcome, failure) -> {
			for (int i = scopes.length - 1; i >= 0; i--) {
				end(scopes[i], outcome, failure);
			}
		};
	}

	// Each gets back what it has answered itself.
	private static Call callFor(int observer, Call call) {
		return (call.origin() instanceof Object[] origins)
				? new Call(call.service(), call.key(), call.callback(), call.connectionId(), origins[observer]) : call;
	}

	private Scope begin(CallbackObserver observer, Call call) {
		try {
			return observer.begin(call);
		}
		catch (Throwable ex) {
			failed(ex);
			return Scope.NONE;
		}
	}

	private void end(Scope scope, CallbackOutcome outcome, @Nullable Throwable failure) {
		try {
			scope.end(outcome, failure);
		}
		catch (Throwable ex) {
			failed(ex);
		}
	}

	private void failed(Throwable failure) {
		this.warning.log(() -> "Could not observe a callback: " + LogLine.of(failure));
	}

}
