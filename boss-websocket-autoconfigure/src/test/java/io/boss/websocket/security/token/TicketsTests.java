/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.security.token;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import io.boss.websocket.cluster.SuppliedClock;
import io.boss.websocket.security.Ticket;
import io.boss.websocket.security.TicketStore;
import io.boss.websocket.timing.EngineClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.security.authentication.TestingAuthenticationToken;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Tickets} and {@link InMemoryTicketStore}.
 */
@ExtendWith(OutputCaptureExtension.class)
class TicketsTests {

	private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

	private final TestingAuthenticationToken ann = new TestingAuthenticationToken("ann", "", "ROLE_USER");

	private final InMemoryTicketStore store = new InMemoryTicketStore(2, at(NOW));

	private final Tickets tickets = new Tickets(this.store, Duration.ofSeconds(30), at(NOW));

	@Test
	void whenTicketIsUsedThenItIsGone() {
		String ticket = this.tickets.issue(this.ann, "chat", "session");
		assertThat(ticket).matches("[A-Za-z0-9_-]{43}");
		assertThat(this.tickets.redeem(ticket, "chat"))
			.isEqualTo(new Ticket(this.ann, "chat", "session", NOW.plusSeconds(30)));
		assertThat(this.tickets.redeem(ticket, "chat")).isNull();
	}

	@Test
	void whenTicketIsOldThenItIsNoGood() {
		String ticket = this.tickets.issue(this.ann, null, null);
		Tickets later = new Tickets(this.store, Duration.ofSeconds(30), at(NOW.plusSeconds(30)));
		assertThat(later.redeem(ticket, "chat")).isNull();
	}

	@Test
	void whenTicketIsForAnotherServiceThenItIsNoGoodAndGone() {
		String ticket = this.tickets.issue(this.ann, "chat", null);
		assertThat(this.tickets.redeem(ticket, "echo")).isNull();
		assertThat(this.tickets.redeem(ticket, "chat")).isNull();
	}

	@Test
	void whenStoreDoesNotAnswerThenNoTicketIsGoodAndTheLogSaysSoOnce(CapturedOutput output) {
		Tickets away = new Tickets(new TicketStore() {

			@Override
			public boolean put(String hash, Ticket ticket) {
				throw new IllegalStateException("Unable to connect", new IllegalStateException("WRONGPASS"));
			}

			@Override
			public Ticket take(String hash) {
				throw new IllegalStateException("Unable to connect", new IllegalStateException("WRONGPASS"));
			}

		}, Duration.ofSeconds(30), at(NOW));
		for (int i = 0; i < 20; i++) {
			assertThat(away.issue(this.ann, null, null)).isNull();
			assertThat(away.redeem("a", "chat")).isNull();
		}
		assertThat(output.getAll()).containsOnlyOnce("The store of tickets cannot be reached").contains("WRONGPASS");
	}

	@Test
	void whenThereAreTooManyThenThereAreNoMoreUntilOneIsUsed() {
		String first = this.tickets.issue(this.ann, null, null);
		assertThat(this.tickets.issue(this.ann, null, null)).isNotNull().isNotEqualTo(first);
		assertThat(this.tickets.issue(this.ann, null, null)).isNull();
		this.tickets.redeem(first, "chat");
		assertThat(this.tickets.issue(this.ann, null, null)).isNotNull();
	}

	@Test
	void whenOneUserTakesMoreThanItsShareThenTheOthersStillGetTickets() {
		Tickets tickets = new Tickets(new InMemoryTicketStore(1000, at(NOW)), Duration.ofSeconds(30), at(NOW));
		for (int i = 0; i < 100; i++) {
			assertThat(tickets.issue(this.ann, null, null)).isNotNull();
		}
		assertThat(tickets.issue(this.ann, null, null)).isNull();
		assertThat(tickets.issue(new TestingAuthenticationToken("ben", ""), null, null)).isNotNull();
	}

	@Test
	void whenTicketsAreVoidThenTheyMakeRoom() {
		InMemoryTicketStore store = new InMemoryTicketStore(1, at(NOW));
		assertThat(store.put("a", new Ticket(this.ann, null, null, NOW))).isTrue();
		assertThat(store.put("b", new Ticket(this.ann, null, null, NOW.plusSeconds(1)))).isTrue();
		assertThat(store.take("a")).isNull();
		assertThat(store.put("c", new Ticket(this.ann, null, null, NOW.plusSeconds(1)))).isFalse();
	}

	@Test
	void whenTicketIsKeptThenItIsNotTheTicketItself() {
		Map<String, Ticket> kept = new HashMap<>();
		Tickets tickets = new Tickets(new TicketStore() {

			@Override
			public boolean put(String hash, Ticket ticket) {
				kept.put(hash, ticket);
				return true;
			}

			@Override
			public Ticket take(String hash) {
				return kept.remove(hash);
			}

		}, Duration.ofSeconds(30), at(NOW));
		String ticket = tickets.issue(this.ann, null, null);
		assertThat(kept).hasSize(1).allSatisfy((hash, meaning) -> {
			assertThat(hash).matches("[0-9a-f]{64}");
			assertThat(meaning.toString()).doesNotContain(ticket);
		});
	}

	private static EngineClock at(Instant time) {
		return new SuppliedClock(System::nanoTime, () -> time);
	}

}
