/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.databases;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

@Entity
class Reservation {

	@Id
	private UUID id;

	@ManyToOne(fetch = FetchType.LAZY)
	private Show show;

	private int seats;

	protected Reservation() {
	}

	Reservation(UUID id, Show show, int seats) {
		this.id = id;
		this.show = show;
		this.seats = seats;
	}

	Show show() {
		return this.show;
	}

	int seats() {
		return this.seats;
	}

}
