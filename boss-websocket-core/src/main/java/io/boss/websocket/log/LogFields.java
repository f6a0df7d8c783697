/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.log;

import java.security.Principal;

import org.jspecify.annotations.Nullable;

/**
 * Fields of a log line, written as {@code key="value"}: a value can neither add another
 * key nor grow without bound, whoever has chosen it.
 */
public final class LogFields {

	private static final int MAX_VALUE = 120;

	private static final String UNKNOWN = "-";

	private LogFields() {
	}

	/**
	 * Writes the fields that tell clients apart.
	 * @param user user that was authenticated, or {@code null}
	 * @param address address of the client, or {@code null}
	 * @param origin origin of the page, or {@code null}
	 * @return the fields, with a space before each
	 */
	public static String client(@Nullable Principal user, @Nullable String address, @Nullable String origin) {
		return " user=" + quoted(name(user)) + " address=" + quoted(address) + " origin=" + quoted(origin);
	}

	// What an application has made of a user may fail, and must not here.
	private static @Nullable String name(@Nullable Principal user) {
		try {
			return (user != null) ? user.getName() : null;
		}
		catch (RuntimeException ex) {
			return ex.getClass().getName();
		}
	}

	/**
	 * Writes a value.
	 * @param value the value, or {@code null} if there is none
	 * @return the value in quotes, or a hyphen
	 */
	public static String quoted(@Nullable String value) {
		if (value == null) {
			return UNKNOWN;
		}
		String shown = (value.length() > MAX_VALUE) ? value.substring(0, MAX_VALUE) + "..." : value;
		return '"' + shown.replace('"', '\'') + '"';
	}

}
