/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.databases;

import java.util.UUID;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class Seats {

	private final ShowRepository shows;

	private final ReservationRepository reservations;

	Seats(ShowRepository shows, ReservationRepository reservations) {
		this.shows = shows;
		this.reservations = reservations;
	}

	@Transactional(readOnly = true)
	Standing standing(String id) {
		return this.shows.findById(id).orElseThrow().standing();
	}

	@Retryable(includes = { ConcurrencyFailureException.class, DataIntegrityViolationException.class }, maxRetries = 10,
			delay = 10, jitter = 10, multiplier = 2, maxDelay = 200)
	@Transactional
	Standing reserve(String id, UUID reservation, int seats) {
		Show show = this.shows.findById(id).orElseThrow();
		if (!this.reservations.existsById(reservation)) {
			show.take(seats);
			this.reservations.save(new Reservation(reservation, show, seats));
		}
		return this.shows.saveAndFlush(show).standing();
	}

}
