/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * Convention for the names of the observations of callbacks and for their tags. A bean of
 * this type takes the place of {@link DefaultBossCallbackObservationConvention}. Asked
 * when a callback begins and again when it has ended, on the thread of the callback.
 *
 * @since 0.1.0
 */
public interface BossCallbackObservationConvention extends ObservationConvention<BossCallbackContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof BossCallbackContext;
	}

}
