/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor.golden;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/**
 * What came in a conversation, in lines, without what differs from one time to the next.
 */
final class Transcript {

	private static final int LONG = 300;

	private final StringBuilder lines = new StringBuilder();

	void begin(String conversation) {
		this.lines.append("== ").append(conversation).append('\n');
	}

	void append(Transcript other) {
		this.lines.append(other.lines);
	}

	void add(String connection, String line) {
		this.lines.append(connection).append(" < ").append(line.stripTrailing()).append('\n');
	}

	void header(String connection, String line) {
		String name = line.split(":", 2)[0].toLowerCase(Locale.ROOT);
		add(connection, switch (name) {
			case "date" -> "Date: (now)";
			case "set-cookie" -> line.replaceAll("=[^;]+", "=(chance)");
			// The version of the container.
			case "server" -> "Server: (some)";
			// More than the scheme is Spring Security's.
			case "www-authenticate" -> line.split(" ", 3)[0] + " " + line.split(" ", 3)[1];
			default -> line;
		});
	}

	void body(String connection, byte[] body) {
		if (body.length > 0) {
			add(connection, "body " + body(new String(body, StandardCharsets.UTF_8)));
		}
	}

	private static String body(String body) {
		return printable(body.replaceAll("\"timestamp\":\"[^\"]+\"", "\"timestamp\":\"(now)\"")
			.replaceAll("Jetty:?/?\\([^<]*?\\)|Apache Tomcat/[0-9.]+", "(container)"));
	}

	void frame(String connection, byte[] head, byte[] payload) {
		String hex = HexFormat.of().formatHex(head);
		if (payload.length > LONG) {
			add(connection, hex + " " + payload.length + " bytes, hash " + hash(payload));
		}
		else {
			String text = new String(payload, StandardCharsets.ISO_8859_1);
			add(connection, hex + " " + printable(text.replaceAll("\"expiresIn\":[0-9]+", "\"expiresIn\":(time)")));
		}
	}

	private static int hash(byte[] payload) {
		int hash = 7;
		for (byte part : payload) {
			hash = 31 * hash + part;
		}
		return hash;
	}

	private static String printable(String text) {
		StringBuilder printable = new StringBuilder();
		for (char c : text.toCharArray()) {
			if (c >= ' ' && c < 127 && c != '\\') {
				printable.append(c);
			}
			else {
				printable.append('\\').append(HexFormat.of().toHexDigits(c));
			}
		}
		return printable.toString();
	}

	@Override
	public String toString() {
		return this.lines.toString();
	}

}
