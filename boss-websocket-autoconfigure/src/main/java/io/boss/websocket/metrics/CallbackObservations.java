/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.metrics;

import io.boss.websocket.observation.BossCallbackContext;
import io.boss.websocket.observation.BossCallbackObservationConvention;
import io.boss.websocket.observation.BossObservation;
import io.boss.websocket.observation.DefaultBossCallbackObservationConvention;
import io.boss.websocket.stats.CallbackObserver;
import io.boss.websocket.stats.CallbackOutcome;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Observer that makes an {@link Observation} of each callback. While the callback runs it
 * is the current one of its thread, so that what the callback does belongs to it; what
 * was current there before, because an executor has brought the context of another task
 * along, does not become its parent.
 */
public final class CallbackObservations implements CallbackObserver {

	private static final BossCallbackObservationConvention DEFAULT = new DefaultBossCallbackObservationConvention();

	private final ObservationRegistry registry;

	private final @Nullable BossCallbackObservationConvention convention;

	private final TraceLink link;

	/**
	 * Creates an observer.
	 * @param registry what observes
	 * @param convention names the observations, or {@code null} for the default
	 * @param link carries traces over to callbacks
	 */
	public CallbackObservations(ObservationRegistry registry, @Nullable BossCallbackObservationConvention convention,
			TraceLink link) {
		this.registry = registry;
		this.convention = convention;
		this.link = link;
	}

	@Override
	public @Nullable Object origin() {
		return this.link.origin();
	}

	@Override
	public Scope begin(Call call) {
		Observation.Scope left = this.registry.getCurrentObservationScope();
		this.registry.setCurrentObservationScope(null);
		Runnable detach = this.link.continueFrom(call.origin());
		Runnable restore = () -> {
			detach.run();
			this.registry.setCurrentObservationScope(left);
		};
		try {
			return observe(new BossCallbackContext(call), restore);
		}
		catch (RuntimeException ex) {
			restore.run();
			throw ex;
		}
	}

	private Scope observe(BossCallbackContext context, Runnable restore) {
		Observation observation = BossObservation.CALLBACK.start(this.convention, DEFAULT, () -> context,
				this.registry);
		Observation.Scope scope = observation.openScope();
		return (outcome, failure) -> {
			try {
				end(observation, scope, context, outcome, failure);
			}
			finally {
				restore.run();
			}
		};
	}

	private static void end(Observation observation, Observation.Scope scope, BossCallbackContext context,
			CallbackOutcome outcome, @Nullable Throwable failure) {
		context.ended(outcome);
		if (failure != null) {
			observation.error(failure);
		}
		scope.close();
		observation.stop();
	}

}
