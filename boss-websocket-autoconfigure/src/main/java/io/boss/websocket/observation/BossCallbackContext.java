/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.observation;

import io.boss.websocket.stats.CallbackName;
import io.boss.websocket.stats.CallbackObserver;
import io.boss.websocket.stats.CallbackOutcome;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * Context of the observation of a callback. Confined to the thread of the callback.
 *
 * @since 0.1.0
 */
public final class BossCallbackContext extends Observation.Context {

	private final CallbackObserver.Call call;

	private @Nullable CallbackOutcome outcome;

	/**
	 * Creates a context.
	 * @param call the callback
	 */
	public BossCallbackContext(CallbackObserver.Call call) {
		this.call = call;
	}

	/**
	 * Name of the service.
	 * @return the name
	 */
	public String service() {
		return this.call.service();
	}

	/**
	 * Key of the instance: what clients may choose, so never a tag of a meter.
	 * @return the key, or {@code null} if the service has no keys
	 */
	public @Nullable String key() {
		return this.call.key();
	}

	/**
	 * Which callback it is.
	 * @return the callback
	 */
	public CallbackName callback() {
		return this.call.callback();
	}

	/**
	 * The client that it is about.
	 * @return the id of its connection, or {@code null} if it is about none
	 */
	public @Nullable String connectionId() {
		return this.call.connectionId();
	}

	/**
	 * How it has ended.
	 * @return the outcome, or {@code null} while it runs
	 */
	public @Nullable CallbackOutcome outcome() {
		return this.outcome;
	}

	/**
	 * Notes how the callback has ended.
	 * @param outcome the outcome
	 */
	public void ended(CallbackOutcome outcome) {
		this.outcome = outcome;
	}

}
