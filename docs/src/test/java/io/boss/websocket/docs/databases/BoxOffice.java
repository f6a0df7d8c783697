/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.databases;

import java.util.UUID;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class BoxOffice {

	private final ReservationRepository reservations;

	private final ShowRepository shows;

	private final ApplicationEventPublisher events;

	BoxOffice(ReservationRepository reservations, ShowRepository shows, ApplicationEventPublisher events) {
		this.reservations = reservations;
		this.shows = shows;
		this.events = events;
	}

	@Transactional
	void refund(UUID id) {
		Reservation reservation = this.reservations.findById(id).orElseThrow();
		this.reservations.delete(reservation);
		Show show = reservation.show();
		show.giveBack(reservation.seats());
		this.events.publishEvent(this.shows.saveAndFlush(show).standing());
	}

}
