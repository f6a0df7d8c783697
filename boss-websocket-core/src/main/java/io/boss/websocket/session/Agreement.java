/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.session;

import org.jspecify.annotations.Nullable;

/**
 * Agreement of a handshake on what the two sides speak: {@code boss.v1} or not, and the
 * subprotocol of the application beside it.
 *
 * @param boss whether both speak {@code boss.v1}
 * @param own the subprotocol of the application, or {@code null} if there is none
 */
public record Agreement(boolean boss, @Nullable String own) {

	/**
	 * The subprotocol for clients of services that declare none.
	 */
	public static final String NAME = "boss.v1";

	private static final String SUFFIX = "+" + NAME;

	private static final Agreement NOTHING = new Agreement(false, null);

	private static final Agreement BOSS = new Agreement(true, null);

	/**
	 * Reads what was agreed on.
	 * @param chosen the subprotocol of the answer, if there is one
	 * @return the agreement
	 */
	public static Agreement of(@Nullable String chosen) {
		if (chosen == null || chosen.isEmpty()) {
			return NOTHING;
		}
		if (chosen.equals(NAME)) {
			return BOSS;
		}
		return chosen.endsWith(SUFFIX) ? new Agreement(true, chosen.substring(0, chosen.length() - SUFFIX.length()))
				: new Agreement(false, chosen);
	}

	/**
	 * What a client offers that speaks {@code boss.v1} beside a subprotocol.
	 * @param own the subprotocol of the application
	 * @return the name of both together
	 */
	public static String with(String own) {
		return own + SUFFIX;
	}

}
