/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.databases;

import java.util.UUID;

import io.boss.websocket.test.BossTester;
import io.boss.websocket.test.TestClient;
import io.boss.websocket.test.autoconfigure.BossServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.AutoConfigureDataJpa;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

@BossServiceTest(value = ShowService.class,
		properties = { "docs.database=true", "boss.websocket.services.show.mailbox.info-capacity=2" })
@AutoConfigureDataJpa
@Import({ Seats.class, BoxOffice.class, ShowNews.class })
class ShowServiceTests {

	@Autowired
	BossTester boss;

	@Autowired
	BoxOffice boxOffice;

	@Autowired
	ReservationRepository reservations;

	@Autowired
	ShowRepository shows;

	@BeforeEach
	void tenSeats() {
		this.reservations.deleteAll();
		this.shows.deleteAll();
		this.shows.save(new Show("hamlet", 10));
	}

	@Test
	void whenSeatsAreReservedThenAllVisitorsSeeHowManyAreLeft() {
		TestClient ann = this.boss.connect(ShowService.class, "hamlet");
		TestClient bob = this.boss.connect(ShowService.class, "hamlet");
		assertThat(ann.receive(Standing.class).free()).isEqualTo(10);
		assertThat(bob.receive(Standing.class).free()).isEqualTo(10);
		ann.send(new ShowService.Reserve(UUID.randomUUID(), 3));
		assertThat(ann.receive(ShowService.Receipt.class).result()).isEqualTo("reserved");
		assertThat(bob.receive(Standing.class).free()).isEqualTo(7);
	}

	@Test
	void whenReservationArrivesTwiceThenItIsMadeOnce() {
		TestClient ann = this.boss.connect(ShowService.class, "hamlet");
		ShowService.Reserve order = new ShowService.Reserve(UUID.randomUUID(), 3);
		ann.send(order);
		ann.send(order);
		assertThat(ann.received(ShowService.Receipt.class)).extracting(ShowService.Receipt::result)
			.containsExactly("reserved", "reserved");
		assertThat(this.shows.findById("hamlet").orElseThrow().standing().free()).isEqualTo(7);
	}

	@Test
	void whenTooFewSeatsAreLeftThenTheVisitorIsTold() {
		TestClient ann = this.boss.connect(ShowService.class, "hamlet");
		ann.send(new ShowService.Reserve(UUID.randomUUID(), 11));
		assertThat(ann.received(ShowService.Receipt.class)).extracting(ShowService.Receipt::result)
			.containsExactly("only 10 left");
		assertThat(this.boss.service(ShowService.class, "hamlet").restarts()).isZero();
	}

	@Test
	void whenTheMailboxHasNoPlaceForMoreWorkThenTheVisitorIsTold() {
		this.boss.holdWork("reserve");
		TestClient ann = this.boss.connect(ShowService.class, "hamlet");
		for (int i = 0; i < 3; i++) {
			ann.send(new ShowService.Reserve(UUID.randomUUID(), 1));
		}
		assertThat(ann.received(ShowService.Receipt.class)).extracting(ShowService.Receipt::result)
			.containsExactly("busy, send it again");
	}

	@Test
	void whenAReservationIsRefundedThenVisitorsSeeItAfterTheCommit() {
		TestClient ann = this.boss.connect(ShowService.class, "hamlet");
		UUID reservation = UUID.randomUUID();
		ann.send(new ShowService.Reserve(reservation, 3));
		assertThat(ann.received(Standing.class)).extracting(Standing::free).containsExactly(10, 7);
		this.boxOffice.refund(reservation);
		assertThat(ann.received(Standing.class)).extracting(Standing::free).endsWith(10);
	}

}
