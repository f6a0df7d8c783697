/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The answer to a handshake of a client that says which server it means.
 *
 * @param status the status
 * @param body the body, empty after an upgrade
 */
record HandshakeAnswer(int status, String body) {

	/**
	 * Asks for an upgrade.
	 * @param server the server
	 * @param service the name of the service
	 * @param host the header {@code Host}
	 * @param headers further lines of the request
	 * @return the answer
	 */
	static HandshakeAnswer of(BossServer server, String service, String host, String... headers) {
		String request = "GET /websocket/" + service + " HTTP/1.1\r\nHost: " + host
				+ "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
				+ "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
				+ ((headers.length > 0) ? String.join("\r\n", headers) + "\r\n" : "") + "\r\n";
		try (Socket socket = new Socket("localhost", server.port())) {
			socket.setSoTimeout(10_000);
			socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
			return read(new DataInputStream(new BufferedInputStream(socket.getInputStream())));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static HandshakeAnswer read(DataInputStream in) throws IOException {
		int status = Integer.parseInt(line(in).split(" ")[1]);
		int length = 0;
		for (String line = line(in); !line.isEmpty(); line = line(in)) {
			String[] header = line.toLowerCase(Locale.ROOT).split(": *", 2);
			if (header[0].equals("content-length")) {
				length = Integer.parseInt(header[1]);
			}
			if (header[0].equals("transfer-encoding")) {
				length = -1;
			}
		}
		int size = (length < 0) ? Integer.parseInt(line(in), 16) : length;
		return new HandshakeAnswer(status, new String(in.readNBytes(size), StandardCharsets.UTF_8).strip());
	}

	private static String line(DataInputStream in) throws IOException {
		StringBuilder line = new StringBuilder();
		for (int c = in.readUnsignedByte(); c != '\n'; c = in.readUnsignedByte()) {
			line.append((char) c);
		}
		return line.toString().strip();
	}

}
