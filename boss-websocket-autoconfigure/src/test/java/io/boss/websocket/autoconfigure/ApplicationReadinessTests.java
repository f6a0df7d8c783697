/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.boot.availability.ApplicationAvailabilityBean;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationEventPublisher;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ApplicationReadiness}.
 */
class ApplicationReadinessTests {

	private final ApplicationAvailabilityBean availability = new ApplicationAvailabilityBean();

	private final List<Object> states = new ArrayList<>();

	private final ApplicationEventPublisher events = (event) -> {
		AvailabilityChangeEvent<?> change = (AvailabilityChangeEvent<?>) event;
		this.states.add(change.getState());
		this.availability.onApplicationEvent(change);
	};

	private final ApplicationReadiness readiness = new ApplicationReadiness(this.events, this.availability);

	@Test
	void whenTrafficIsAcceptedItIsRefusedAndRestored() {
		AvailabilityChangeEvent.publish(this.events, this, ReadinessState.ACCEPTING_TRAFFIC);
		this.readiness.restore();
		this.readiness.refuse();
		this.readiness.restore();
		this.readiness.restore();
		assertThat(this.states).containsExactly(ReadinessState.ACCEPTING_TRAFFIC, ReadinessState.REFUSING_TRAFFIC,
				ReadinessState.ACCEPTING_TRAFFIC);
	}

	@Test
	void whenTheApplicationRefusesTrafficItselfNothingIsChanged() {
		AvailabilityChangeEvent.publish(this.events, this, ReadinessState.REFUSING_TRAFFIC);
		this.readiness.refuse();
		this.readiness.restore();
		assertThat(this.states).containsExactly(ReadinessState.REFUSING_TRAFFIC);
	}

	@Test
	void whenNobodyKnowsTheStateItIsChangedAllTheSame() {
		ApplicationReadiness blind = new ApplicationReadiness(this.events, null);
		blind.refuse();
		blind.restore();
		assertThat(this.states).containsExactly(ReadinessState.REFUSING_TRAFFIC, ReadinessState.ACCEPTING_TRAFFIC);
	}

}
