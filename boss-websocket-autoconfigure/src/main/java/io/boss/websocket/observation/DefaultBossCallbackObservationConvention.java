/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.observation;

import java.util.Locale;

import io.boss.websocket.observation.BossObservation.HighCardinalityKey;
import io.boss.websocket.observation.BossObservation.LowCardinalityKey;
import io.boss.websocket.stats.CallbackOutcome;
import io.micrometer.common.KeyValues;

/**
 * Default convention, which names observations "boss.websocket.callback", and spans by
 * service and callback, such as "chat handleIncoming". Safe on any thread; may be
 * extended.
 *
 * @since 0.1.0
 */
public class DefaultBossCallbackObservationConvention implements BossCallbackObservationConvention {

	@Override
	public String getName() {
		return "boss.websocket.callback";
	}

	@Override
	public String getContextualName(BossCallbackContext context) {
		return context.service() + " " + context.callback().method();
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(BossCallbackContext context) {
		CallbackOutcome outcome = context.outcome();
		return KeyValues.of(LowCardinalityKey.SERVICE.withValue(context.service()),
				LowCardinalityKey.CALLBACK.withValue(context.callback().method()),
				LowCardinalityKey.OUTCOME.withValue((outcome != null) ? tag(outcome) : "unknown"));
	}

	private static String tag(CallbackOutcome outcome) {
		return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(BossCallbackContext context) {
		String connection = context.connectionId();
		String key = context.key();
		KeyValues values = (connection != null) ? KeyValues.of(HighCardinalityKey.CONNECTION.withValue(connection))
				: KeyValues.empty();
		return (key != null) ? values.and(HighCardinalityKey.KEY.withValue(key)) : values;
	}

}
