/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.security;

import org.jspecify.annotations.Nullable;

/**
 * Store of tickets between being made and being used. A bean of this type replaces the
 * memory of one node, so that the nodes of a cluster accept each other's tickets. Called
 * by many threads.
 *
 * @since 0.1.0
 */
public interface TicketStore {

	/**
	 * Keeps a ticket until it is void.
	 * @param hash the SHA-256 hash of the ticket, as text
	 * @param ticket what it stands for
	 * @return whether there was room
	 * @throws RuntimeException if the store does not answer: nobody gets a ticket, which
	 * is logged once
	 */
	boolean put(String hash, Ticket ticket);

	/**
	 * Takes a ticket away, so that of two who ask for it only one gets it.
	 * @param hash the SHA-256 hash of the ticket, as text
	 * @return what it stands for, or {@code null} if it is not there; it may be void
	 * already
	 * @throws RuntimeException if the store does not answer: no ticket is good, which is
	 * logged once
	 */
	@Nullable Ticket take(String hash);

}
