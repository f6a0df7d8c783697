/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint.handshake;

import java.net.InetAddress;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Origin of a page (RFC 6454), so that equal ones are equal: in lower case, with its
 * port, and with one spelling of each address.
 *
 * @param scheme the scheme
 * @param host the name or the address, the latter without brackets
 * @param port the port, or -1 if the scheme has none
 */
record PageOrigin(String scheme, String host, int port) {

	// What a browser sends. A path is no part of it, and other clients add one.
	private static final Pattern WRITTEN = Pattern
		.compile("([A-Za-z][A-Za-z0-9+.-]*)://(\\[[0-9A-Fa-f:.]+]|[^\\s\\x00-\\x1F/\\\\?#@:\\[\\]%,\"<>^`{|}]+)"
				+ "(?::(\\d{1,5}))?(?:/.*)?");

	private static final int LONGEST = 2048;

	/**
	 * Reads an origin.
	 * @param text what may be one
	 * @return the origin, or {@code null} if it is none or an opaque one
	 */
	static @Nullable PageOrigin parse(String text) {
		Matcher matcher = (text.length() <= LONGEST) ? WRITTEN.matcher(text) : null;
		if (matcher == null || !matcher.matches()) {
			return null;
		}
		String scheme = matcher.group(1).toLowerCase(Locale.ROOT);
		String port = matcher.group(3);
		return new PageOrigin(scheme, canonical(matcher.group(2)),
				(port != null) ? Integer.parseInt(port) : defaultPort(scheme));
	}

	/**
	 * The origin of the pages that the server of a request has, as far as it knows.
	 * @param request the request, with what the server has made of a proxy's headers
	 * @return the origin
	 */
	static PageOrigin ofServer(HttpServletRequest request) {
		String scheme = ServerScheme.of(request);
		String host = request.getServerName();
		int port = request.getServerPort();
		// The default of a server that took the proxy's word for plain HTTP.
		boolean mistaken = scheme.equals("https") && !request.isSecure() && port == 80;
		return new PageOrigin(scheme, canonical((host != null) ? host : ""),
				(port > 0 && !mistaken) ? port : defaultPort(scheme));
	}

	/**
	 * Writes a host in the one way in which it is compared.
	 * @param host a name or an address
	 * @return the name in lower case, or the address without brackets
	 */
	static String canonical(String host) {
		InetAddress address = (host.indexOf(':') >= 0) ? IpLiteral.parse(host) : null;
		return (address != null) ? address.getHostAddress() : host.toLowerCase(Locale.ROOT);
	}

	private static int defaultPort(String scheme) {
		return switch (scheme) {
			case "http" -> 80;
			case "https" -> 443;
			default -> -1;
		};
	}

	/**
	 * The host as it is in a URI, with its port unless that is the scheme's own.
	 * @return the authority
	 */
	String authority() {
		String name = (this.host.indexOf(':') >= 0) ? "[" + this.host + "]" : this.host;
		return name + ((this.port != defaultPort(this.scheme)) ? ":" + this.port : "");
	}

	@Override
	public String toString() {
		return this.scheme + "://" + authority();
	}

}
