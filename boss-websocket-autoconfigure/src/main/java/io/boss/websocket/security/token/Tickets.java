/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.security.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.Supplier;

import io.boss.websocket.log.LogLine;
import io.boss.websocket.log.Outage;
import io.boss.websocket.security.Ticket;
import io.boss.websocket.security.TicketStore;
import io.boss.websocket.timing.EngineClock;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;

/**
 * Maker of tickets, which also takes them back. Safe on any thread.
 */
public final class Tickets {

	// Nobody guesses 256 bits, and they are not longer than a hash of them.
	private static final int RANDOM_BYTES = 32;

	private final SecureRandom random = new SecureRandom();

	private final TicketStore store;

	private final Duration validity;

	private final EngineClock clock;

	private final Outage outage;

	/**
	 * Creates a maker of tickets.
	 * @param store where they wait
	 * @param validity how long they do
	 * @param clock tells the time
	 */
	public Tickets(TicketStore store, Duration validity, EngineClock clock) {
		this.store = store;
		this.validity = validity;
		this.clock = clock;
		this.outage = new Outage(LogFactory.getLog(Tickets.class), clock::nanoTime, clock::instant,
				"The store of tickets", "No ticket is made or accepted");
	}

	Duration validity() {
		return this.validity;
	}

	/**
	 * Makes a ticket.
	 * @param authentication who asks for it
	 * @param service the only service that it is good for, or {@code null}
	 * @param httpSessionId the HTTP session of the request, if there is one
	 * @return the ticket, of characters that a subprotocol may have; {@code null} if
	 * there are too many, or if the store does not answer
	 */
	@Nullable String issue(Authentication authentication, @Nullable String service, @Nullable String httpSessionId) {
		byte[] bytes = new byte[RANDOM_BYTES];
		this.random.nextBytes(bytes);
		String ticket = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
		Ticket meaning = new Ticket(authentication, service, httpSessionId, this.clock.instant().plus(this.validity));
		Boolean kept = ask(() -> this.store.put(hash(ticket), meaning));
		return Boolean.TRUE.equals(kept) ? ticket : null;
	}

	/**
	 * Uses a ticket, which is gone then, whatever comes of it.
	 * @param ticket the ticket
	 * @param service the service that it is shown to
	 * @return what it stands for, or {@code null} if it is not good, or if the store does
	 * not answer
	 */
	public @Nullable Ticket redeem(String ticket, String service) {
		Ticket meaning = ask(() -> this.store.take(hash(ticket)));
		boolean good = meaning != null && this.clock.instant().isBefore(meaning.expires())
				&& (meaning.service() == null || meaning.service().equals(service));
		return good ? meaning : null;
	}

	// One that fails takes no handshake with it but those that need it, and is told of
	// once.
	private <T> @Nullable T ask(Supplier<? extends @Nullable T> question) {
		long asked = this.clock.nanoTime();
		try {
			T answer = question.get();
			this.outage.answered();
			return answer;
		}
		catch (RuntimeException ex) {
			this.outage.failed(asked, LogLine.ofRoot(ex));
			return null;
		}
	}

	private static String hash(String ticket) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			return HexFormat.of().formatHex(digest.digest(ticket.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every JDK has SHA-256", ex);
		}
	}

}
