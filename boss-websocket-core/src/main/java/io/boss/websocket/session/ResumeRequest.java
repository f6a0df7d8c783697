/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.session;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Request of a client, in its handshake, to go on with a session:
 * {@code boss.resume.<session>.<received>} among the subprotocols.
 *
 * @param token the token, or {@code null} if the request cannot be read
 * @param received how many messages the client has received on that session
 */
public record ResumeRequest(@Nullable SessionToken token, long received) {

	/**
	 * What the entry begins with.
	 */
	public static final String PREFIX = "boss.resume.";

	private static final Pattern ENTRY = Pattern
		.compile("([A-Za-z0-9_-]{43})\\.([A-Za-z0-9_-]{8})\\.(0|[1-9][0-9]{0,15})");

	private static final ResumeRequest ILLEGIBLE = new ResumeRequest(null, 0);

	/**
	 * Reads the request of a handshake.
	 * @param offered each line of subprotocols that the client offers
	 * @return the request, or {@code null} if there is none; one that cannot be read, and
	 * one of several, has no token
	 */
	public static @Nullable ResumeRequest of(List<String> offered) {
		ResumeRequest found = null;
		for (String line : offered) {
			for (String entry : line.split(",", -1)) {
				String protocol = entry.strip();
				if (protocol.startsWith(PREFIX)) {
					found = (found != null) ? ILLEGIBLE : read(protocol.substring(PREFIX.length()));
				}
			}
		}
		return found;
	}

	private static ResumeRequest read(String value) {
		Matcher matcher = ENTRY.matcher(value);
		return matcher.matches() ? new ResumeRequest(new SessionToken(matcher.group(1), matcher.group(2)),
				Long.parseLong(matcher.group(3))) : ILLEGIBLE;
	}

}
