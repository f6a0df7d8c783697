/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint.handshake;

import java.net.IDN;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hosts that a server answers to. Without them any name will do that leads to it, also
 * one of a stranger, whose pages are then of the server's own origin (DNS rebinding).
 * Immutable.
 */
public final class AllowedHosts {

	private final List<Entry> entries;

	private AllowedHosts(List<Entry> entries) {
		this.entries = entries;
	}

	/**
	 * Reads hosts.
	 * @param hosts names, {@code *.} and a name for all names below it, or addresses,
	 * those of IPv6 in brackets, each with or without a port; or {@code *} for any host
	 * @return the hosts
	 * @throws IllegalArgumentException if one is none of these; the message says which
	 */
	public static AllowedHosts of(List<String> hosts) {
		return new AllowedHosts(hosts.stream().map(Entry::parse).toList());
	}

	/**
	 * Whether nothing was said about hosts, so that any will do.
	 * @return whether there are none
	 */
	public boolean isEmpty() {
		return this.entries.isEmpty();
	}

	/**
	 * Whether a host is among them.
	 * @param host a name or an address, whatever its case
	 * @param port the port
	 * @return whether the server answers to it
	 */
	boolean contain(String host, int port) {
		String canonical = PageOrigin.canonical(withoutDot(host));
		return this.entries.stream().anyMatch((entry) -> entry.matches(canonical, port));
	}

	// A name with a dot at its end is the same name.
	private static String withoutDot(String name) {
		return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
	}

	@Override
	public String toString() {
		return this.entries.toString();
	}

	/**
	 * A host of the list.
	 *
	 * @param text how it is written
	 * @param below whether the names below it are meant
	 * @param host the host, or the empty string for any
	 * @param port the port, or 0 for any
	 */
	private record Entry(String text, boolean below, String host, int port) {

		private static final Pattern WRITTEN = Pattern
			.compile("(\\*\\.)?(\\[[^\\[\\]]+]|[^\\[\\]:/?#@*\\s]+)(?::(\\d{1,5}))?");

		private static final Pattern NAME = Pattern
			.compile("[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*");

		private static final Pattern NUMBERS = Pattern.compile("[\\d.]+");

		static Entry parse(String written) {
			String text = written.strip();
			if (text.equals("*")) {
				return new Entry(text, true, "", 0);
			}
			boolean bare = text.indexOf(':') != text.lastIndexOf(':') && text.indexOf('[') < 0;
			Matcher matcher = WRITTEN.matcher(bare ? "[" + text + "]" : text);
			if (!matcher.matches()) {
				throw invalid(written);
			}
			boolean below = matcher.group(1) != null;
			int port = (matcher.group(3) != null) ? Integer.parseInt(matcher.group(3)) : 0;
			String host = host(matcher.group(2), below);
			if (host.isEmpty() || port > 0xFFFF || (port == 0 && matcher.group(3) != null)) {
				throw invalid(written);
			}
			return new Entry(text, below, host, port);
		}

		// The empty string if it is none.
		private static String host(String written, boolean below) {
			boolean brackets = written.startsWith("[");
			if (brackets || NUMBERS.matcher(written).matches()) {
				InetAddress address = below ? null : IpLiteral.parse(written);
				return (address != null) ? address.getHostAddress() : "";
			}
			String name = ascii(withoutDot(written)).toLowerCase(Locale.ROOT);
			return NAME.matcher(name).matches() ? name : "";
		}

		private static String ascii(String name) {
			try {
				return IDN.toASCII(name, IDN.ALLOW_UNASSIGNED);
			}
			catch (IllegalArgumentException ex) {
				return "";
			}
		}

		private static IllegalArgumentException invalid(String written) {
			return new IllegalArgumentException("'" + written + "' is no host. Write a name, '*.' and a name for those "
					+ "below it, or an address, without a scheme, and with a port if it must be that one: "
					+ "www.example.com, *.example.com, 192.168.1.5:8080, [::1]. '*' is any host.");
		}

		boolean matches(String canonical, int other) {
			if (this.port != 0 && this.port != other) {
				return false;
			}
			return this.below ? this.host.isEmpty() || canonical.endsWith("." + this.host)
					: canonical.equals(this.host);
		}

		@Override
		public String toString() {
			return this.text;
		}

	}

}
