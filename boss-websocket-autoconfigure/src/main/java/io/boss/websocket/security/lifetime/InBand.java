/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.security.lifetime;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

import io.boss.websocket.BossMessage;
import org.jspecify.annotations.Nullable;

/**
 * Messages about authentication on the connection itself: JSON objects with a type of
 * their own.
 */
final class InBand {

	private static final String NAME = "type";

	private static final String VALUE = "boss.authentication";

	private static final String TYPE = "{\"" + NAME + "\":\"" + VALUE + "\"";

	// The characters of RFC 6750, section 2.1.
	private static final Pattern CREDENTIAL = Pattern.compile("[A-Za-z0-9._~+/=-]+");

	private InBand() {
	}

	/**
	 * Whether a message is about authentication, text or binary: whether the type says so
	 * of a JSON object, wherever it stands and however it is spelled. What does not begin
	 * as an object does costs a look at its first bytes, and what does costs a pass over
	 * all of them. A broken message is about authentication if it says so anywhere.
	 * @param message a message from a client
	 * @return whether it is not for the service
	 */
	static boolean isAbout(BossMessage message) {
		return new MemberScanner(message.bytes()).has(NAME, VALUE);
	}

	/**
	 * Reads what a client shows.
	 * @param message a message about authentication
	 * @return the credential, or {@code null} if there is none, more than one, or
	 * anything beside it
	 */
	static @Nullable Credential read(BossMessage message) {
		Map<String, String> members = FlatObject.read(StandardCharsets.UTF_8.decode(message.bytes()).toString());
		if (members == null || members.size() != 2 || !VALUE.equals(members.get(NAME))) {
			return null;
		}
		String ticket = members.get("ticket");
		String value = (ticket != null) ? ticket : members.get("token");
		return (value != null && CREDENTIAL.matcher(value).matches()) ? new Credential(ticket != null, value) : null;
	}

	static String expiring(Duration remaining) {
		return TYPE + ",\"event\":\"expiring\",\"expiresIn\":" + remaining.toSeconds() + "}";
	}

	static String refreshed(@Nullable Duration remaining) {
		return TYPE + ",\"event\":\"refreshed\""
				+ ((remaining != null) ? ",\"expiresIn\":" + remaining.toSeconds() : "") + "}";
	}

	static String failed() {
		return TYPE + ",\"event\":\"failed\"}";
	}

	/**
	 * Token or ticket to be verified.
	 *
	 * @param isTicket whether it is a ticket, else a bearer token
	 * @param value the secret, never to be logged
	 */
	record Credential(boolean isTicket, String value) {

		@Override
		public String toString() {
			return this.isTicket ? "a ticket" : "a token";
		}

	}

}
