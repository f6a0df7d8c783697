/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.observation;

import io.boss.websocket.stats.CallbackName;
import io.boss.websocket.stats.CallbackObserver.Call;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DefaultBossCallbackObservationConvention}.
 */
class DefaultBossCallbackObservationConventionTests {

	private final DefaultBossCallbackObservationConvention convention = new DefaultBossCallbackObservationConvention();

	@Test
	void whenServiceHasKeysThenTheKeyIsForSpansOnly() {
		BossCallbackContext context = new BossCallbackContext(
				new Call("room", "eu/7", CallbackName.INCOMING, "4f", null));
		assertThat(this.convention.getHighCardinalityKeyValues(context))
			.containsExactlyInAnyOrder(KeyValue.of("connection", "4f"), KeyValue.of("key", "eu/7"));
		assertThat(this.convention.getLowCardinalityKeyValues(context)).extracting(KeyValue::getValue)
			.containsExactlyInAnyOrder("room", "handleIncoming", "unknown");
		assertThat(this.convention.getContextualName(context)).isEqualTo("room handleIncoming");
	}

	@Test
	void whenServiceHasNoKeysThenThereIsNone() {
		BossCallbackContext context = new BossCallbackContext(new Call("chat", CallbackName.INIT, null, null));
		assertThat(this.convention.getHighCardinalityKeyValues(context)).isEqualTo(KeyValues.empty());
	}

}
