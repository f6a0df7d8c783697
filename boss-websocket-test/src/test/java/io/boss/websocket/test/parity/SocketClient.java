/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.parity;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Client on a socket with a small window, which reads when it is asked for something.
 */
final class SocketClient implements ParityClient {

	// Small, for a client that does not read to be noticed soon.
	private static final int WINDOW = 8192;

	private static final int CLOSE = 8;

	private static final int PING = 9;

	private static final int PONG = 10;

	private static final String NONCE = "dGhlIHNhbXBsZSBub25jZQ==";

	private final Socket socket = new Socket();

	private final DataInputStream in;

	private final OutputStream out;

	private final int status;

	private final Map<String, String> headers = new TreeMap<>();

	private boolean answersPings = true;

	private boolean closeSent;

	SocketClient(URI uri, Opening opening, Duration patience) {
		try {
			this.socket.setReceiveBufferSize(WINDOW);
			this.socket.setTcpNoDelay(true);
			this.socket.setSoTimeout((int) patience.toMillis());
			this.socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
			this.in = new DataInputStream(new BufferedInputStream(this.socket.getInputStream()));
			this.out = this.socket.getOutputStream();
			this.out.write(request(uri, opening));
			this.status = Integer.parseInt(readLine().split(" ")[1]);
			for (String line = readLine(); !line.isEmpty(); line = readLine()) {
				String[] header = line.split(": *", 2);
				this.headers.put(header[0].toLowerCase(Locale.ROOT), header[1]);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static byte[] request(URI uri, Opening opening) {
		StringBuilder request = new StringBuilder("GET " + uri.getRawPath());
		request.append((uri.getRawQuery() != null) ? "?" + uri.getRawQuery() : "").append(" HTTP/1.1\r\n");
		Map<String, String> headers = new TreeMap<>(Map.of("Host", uri.getAuthority(), "Upgrade", "websocket",
				"Connection", "Upgrade", "Sec-WebSocket-Version", "13", "Sec-WebSocket-Key", NONCE));
		if (opening.user() != null) {
			byte[] login = (opening.user() + ":" + opening.user()).getBytes(StandardCharsets.US_ASCII);
			headers.put("Authorization", "Basic " + Base64.getEncoder().encodeToString(login));
		}
		headers.putAll(opening.headers());
		headers.forEach((name, value) -> request.append(name + ": " + value + "\r\n"));
		return request.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
	}

	private String readLine() throws IOException {
		StringBuilder line = new StringBuilder();
		for (int c = this.in.readUnsignedByte(); c != '\n'; c = this.in.readUnsignedByte()) {
			line.append((char) c);
		}
		return line.toString().strip();
	}

	Answer answer() {
		return new Answer(this.status, this.headers.get("retry-after"), this.headers.get("sec-websocket-protocol"));
	}

	@Override
	public String subprotocol() {
		return this.headers.getOrDefault("sec-websocket-protocol", "none");
	}

	@Override
	public void frame(int head, byte[] payload) {
		this.closeSent |= (head & 0xF) == CLOSE;
		write(WrittenFrame.masked(head, payload));
	}

	@Override
	public void unmasked(int head, byte[] payload) {
		write(WrittenFrame.unmasked(head, payload));
	}

	private void write(byte[] frame) {
		try {
			this.out.write(frame);
		}
		catch (SocketException ex) {
			// The server has ended the connection, which reading shows.
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public String next() {
		try {
			return read();
		}
		catch (EOFException | SocketException ex) {
			return "end";
		}
		catch (SocketTimeoutException ex) {
			throw new AssertionError("Nothing has come", ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private String read() throws IOException {
		ByteArrayOutputStream message = new ByteArrayOutputStream();
		int opcode = 0;
		while (true) {
			int head = this.in.readUnsignedByte();
			byte[] payload = new byte[length()];
			this.in.readFully(payload);
			switch (head & 0xF) {
				case CLOSE -> {
					return close(payload);
				}
				case PING -> pong(payload);
				case PONG -> {
					return "pong " + text(payload, 0);
				}
				default -> {
					opcode |= head & 0xF;
					message.writeBytes(payload);
					if ((head & Player.FIN) != 0) {
						return message(opcode, message.toByteArray());
					}
				}
			}
		}
	}

	private int length() throws IOException {
		int length = this.in.readUnsignedByte();
		return switch (length) {
			case 126 -> this.in.readUnsignedShort();
			case 127 -> Math.toIntExact(this.in.readLong());
			default -> length;
		};
	}

	private String close(byte[] payload) {
		if (!this.closeSent) {
			frame(Player.FIN | CLOSE, payload);
		}
		return (payload.length == 0) ? "close"
				: ("close " + Short.toUnsignedInt(ByteBuffer.wrap(payload).getShort()) + " " + text(payload, 2)).trim();
	}

	private void pong(byte[] payload) {
		if (this.answersPings) {
			frame(Player.FIN | PONG, payload);
		}
	}

	private static String message(int opcode, byte[] payload) {
		return (opcode == Player.TEXT) ? "text " + text(payload, 0) : "binary " + HexFormat.of().formatHex(payload);
	}

	private static String text(byte[] payload, int offset) {
		return new String(payload, offset, payload.length - offset, StandardCharsets.UTF_8);
	}

	@Override
	public void ignorePings() {
		this.answersPings = false;
	}

	@Override
	public void ignoreCloses() {
		this.closeSent = true;
	}

	// It reads when it is asked for something.
	@Override
	public void stopReading() {
	}

	@Override
	public void resumeReading() {
	}

	@Override
	public void vanish() {
		try {
			this.socket.setSoLinger(true, 0);
			this.socket.close();
		}
		catch (SocketException ex) {
			// It is gone already.
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
