/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * As much of HTTP/2 (RFC 9113) as it takes to be told what a server can do.
 */
final class Http2Client {

	/**
	 * Whether a WebSocket can be a stream (RFC 8441, section 3).
	 */
	static final int ENABLE_CONNECT_PROTOCOL = 8;

	private static final int SETTINGS = 4;

	private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] NO_SETTINGS = { 0, 0, 0, SETTINGS, 0, 0, 0, 0, 0 };

	private Http2Client() {
	}

	/**
	 * Connects, as who knows that the server speaks HTTP/2.
	 * @param port where
	 * @param tls whether the server wants TLS
	 * @return what the server says first
	 */
	static Map<Integer, Integer> settings(int port, boolean tls) {
		try (Socket socket = tls ? Certificates.trusting().createSocket("localhost", port)
				: new Socket("localhost", port)) {
			socket.setSoTimeout(10_000);
			if (socket instanceof SSLSocket secure) {
				SSLParameters parameters = secure.getSSLParameters();
				parameters.setApplicationProtocols(new String[] { "h2" });
				secure.setSSLParameters(parameters);
				secure.startHandshake();
				assertThat(secure.getApplicationProtocol()).isEqualTo("h2");
			}
			socket.getOutputStream().write(PREFACE);
			socket.getOutputStream().write(NO_SETTINGS);
			return read(new DataInputStream(socket.getInputStream()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Map<Integer, Integer> read(DataInputStream in) throws IOException {
		int length = (in.readUnsignedByte() << 16) | in.readUnsignedShort();
		assertThat(in.readUnsignedByte()).as("the type of the first frame").isEqualTo(SETTINGS);
		in.skipNBytes(5);
		ByteBuffer payload = ByteBuffer.wrap(in.readNBytes(length));
		Map<Integer, Integer> settings = new HashMap<>();
		while (payload.hasRemaining()) {
			settings.put((int) payload.getShort(), payload.getInt());
		}
		return settings;
	}

}
