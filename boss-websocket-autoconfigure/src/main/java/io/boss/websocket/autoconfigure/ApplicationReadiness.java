/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure;

import io.boss.websocket.service.lifecycle.Readiness;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Readiness of the application as Spring Boot publishes it with
 * {@link AvailabilityChangeEvent}s.
 */
final class ApplicationReadiness implements Readiness {

	private final ApplicationEventPublisher events;

	private final @Nullable ApplicationAvailability availability;

	private volatile boolean refused;

	ApplicationReadiness(ApplicationEventPublisher events, @Nullable ApplicationAvailability availability) {
		this.events = events;
		this.availability = availability;
	}

	@Override
	public void refuse() {
		if (this.availability == null || this.availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC) {
			this.refused = true;
			AvailabilityChangeEvent.publish(this.events, this, ReadinessState.REFUSING_TRAFFIC);
		}
	}

	@Override
	public void restore() {
		if (this.refused) {
			this.refused = false;
			AvailabilityChangeEvent.publish(this.events, this, ReadinessState.ACCEPTING_TRAFFIC);
		}
	}

}
