/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint.handshake;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Secret that a browser, which cannot set headers, shows in the handshake instead. The
 * library claims these names.
 */
public enum HandshakeSecret {

	/**
	 * A bearer token (RFC 6750).
	 */
	BEARER("boss.bearer.", "access_token", "boss.websocket.authentication.bearer-enabled"),

	/**
	 * A ticket, good for one handshake.
	 */
	TICKET("boss.ticket.", "boss.ticket", "boss.websocket.authentication.ticket.enabled");

	private static final Pattern SPACE = Pattern.compile("\\s+");

	private final String subprotocolPrefix;

	private final String queryParameter;

	private final String property;

	HandshakeSecret(String subprotocolPrefix, String queryParameter, String property) {
		this.subprotocolPrefix = subprotocolPrefix;
		this.queryParameter = queryParameter;
		this.property = property;
	}

	/**
	 * What stands before the secret in a subprotocol.
	 * @return the prefix
	 */
	public String subprotocolPrefix() {
		return this.subprotocolPrefix;
	}

	/**
	 * The parameter of the query that has the secret.
	 * @return the name
	 */
	public String queryParameter() {
		return this.queryParameter;
	}

	/**
	 * What makes the server accept it.
	 * @return the name of the property
	 */
	public String property() {
		return this.property;
	}

	/**
	 * Whether the prefix was meant, and written in capitals or with spaces.
	 * @param offered a line of subprotocols
	 * @return whether a secret is in it that no filter finds
	 */
	boolean isSpelledOtherwiseIn(String offered) {
		return SPACE.matcher(offered).replaceAll("").toLowerCase(Locale.ROOT).contains(this.subprotocolPrefix);
	}

}
