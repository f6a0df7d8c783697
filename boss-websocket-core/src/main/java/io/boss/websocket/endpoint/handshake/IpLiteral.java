/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint.handshake;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Addresses as proxies, clients and operators write them. A name is never looked up,
 * because clients may have chosen it.
 */
final class IpLiteral {

	private static final Pattern V4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|\\d?\\d)(?:\\.(?!$)|$)){4}");

	private static final Pattern V4_AND_PORT = Pattern.compile("([\\d.]+):\\d{1,5}");

	private static final Pattern BRACKETS = Pattern.compile("\\[([^\\[\\]]*)](?::\\d{0,5})?");

	// Begins like this and has a colon: an address or an exception. Anything else would
	// be
	// looked up.
	private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:][0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

	private static final int LONGEST = 128;

	private IpLiteral() {
	}

	/**
	 * Reads an address.
	 * @param text what may be one, with a port, brackets, quotes, a zone, or spaces
	 * around it, none of which make it another one
	 * @return the address, of IPv4 also where it is written as one of IPv6, or
	 * {@code null} if it is none
	 */
	static @Nullable InetAddress parse(String text) {
		if (text.length() > LONGEST) {
			return null;
		}
		String address = unquoted(text.strip());
		if (address.startsWith("[")) {
			address = unwrapped(BRACKETS.matcher(address), address).strip();
		}
		// Most have neither, and each handshake reads some.
		if (address.indexOf(':') >= 0) {
			address = withoutZone(unwrapped(V4_AND_PORT.matcher(address), address));
		}
		return literal(address);
	}

	private static String unwrapped(Matcher matcher, String address) {
		return matcher.matches() ? matcher.group(1) : address;
	}

	private static String unquoted(String text) {
		boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
		return quoted ? text.substring(1, text.length() - 1).strip() : text;
	}

	// Only the host of that interface could tell what the zone means.
	private static String withoutZone(String address) {
		int zone = (address.indexOf(':') >= 0) ? address.indexOf('%') : -1;
		return (zone >= 0) ? address.substring(0, zone) : address;
	}

	private static @Nullable InetAddress literal(String address) {
		try {
			return (V4.matcher(address).matches() || V6.matcher(address).matches()) ? InetAddress.getByName(address)
					: null;
		}
		catch (UnknownHostException ex) {
			return null;
		}
	}

}
