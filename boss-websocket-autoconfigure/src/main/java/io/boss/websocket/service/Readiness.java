package io.boss.websocket.service;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Tells whoever sends clients to the application that it takes none while its services
 * are stopped. Boot does so when a context is closed, but not when it is only stopped or
 * paused.
 */
final class Readiness {

	private final ApplicationEventPublisher events;

	private final @Nullable ApplicationAvailability availability;

	private volatile boolean refused;

	Readiness(ApplicationEventPublisher events, @Nullable ApplicationAvailability availability) {
		this.events = events;
		this.availability = availability;
	}

	/**
	 * Refuses traffic, unless the application does so already.
	 */
	void refuse() {
		if (this.availability == null || this.availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC) {
			this.refused = true;
			AvailabilityChangeEvent.publish(this.events, this, ReadinessState.REFUSING_TRAFFIC);
		}
	}

	/**
	 * Accepts traffic again, if it was refused here.
	 */
	void restore() {
		if (this.refused) {
			this.refused = false;
			AvailabilityChangeEvent.publish(this.events, this, ReadinessState.ACCEPTING_TRAFFIC);
		}
	}

}
