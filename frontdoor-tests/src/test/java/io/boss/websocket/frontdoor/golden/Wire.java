/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor.golden;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import io.boss.websocket.frontdoor.ClientFrame;

/**
 * One connection of a conversation, which writes down every byte that comes.
 */
final class Wire implements AutoCloseable {

	private static final String UPGRADE = "Host: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
			+ "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

	private final Transcript transcript;

	private final String name;

	private final Socket socket;

	private final DataInputStream in;

	Wire(Transcript transcript, String name, int port) {
		this.transcript = transcript;
		this.name = name;
		try {
			this.socket = new Socket("localhost", port);
			this.socket.setSoTimeout(20_000);
			this.socket.setTcpNoDelay(true);
			this.in = new DataInputStream(new BufferedInputStream(this.socket.getInputStream()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Asks for an upgrade and takes the answer, whatever it is.
	 * @param path the path
	 * @param headers further lines of the request
	 * @return this
	 */
	Wire upgrade(String path, String... headers) {
		StringBuilder request = new StringBuilder("GET /websocket/" + path + " HTTP/1.1\r\n" + UPGRADE);
		for (String header : headers) {
			request.append(header).append("\r\n");
		}
		return request(request.append("\r\n").toString());
	}

	Wire request(String request) {
		write(request.getBytes(StandardCharsets.ISO_8859_1));
		try {
			readResponse();
		}
		catch (EOFException ex) {
			this.transcript.add(this.name, "end");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return this;
	}

	private void readResponse() throws IOException {
		String status = readLine();
		this.transcript.add(this.name, status);
		int length = 0;
		for (String line = readLine(); !line.isEmpty(); line = readLine()) {
			this.transcript.header(this.name, line);
			String lower = line.toLowerCase(Locale.ROOT);
			if (lower.startsWith("content-length:")) {
				length = Integer.parseInt(lower.substring(15).strip());
			}
			else if (lower.startsWith("transfer-encoding:")) {
				length = -1;
			}
		}
		if (!status.contains(" 101")) {
			byte[] body = (length >= 0) ? this.in.readNBytes(length) : readChunks();
			this.transcript.body(this.name, body);
		}
	}

	private byte[] readChunks() throws IOException {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		for (int size = Integer.parseInt(readLine(), 16); size > 0; size = Integer.parseInt(readLine(), 16)) {
			body.writeBytes(this.in.readNBytes(size));
			readLine();
		}
		readLine();
		return body.toByteArray();
	}

	private String readLine() throws IOException {
		StringBuilder line = new StringBuilder();
		for (int c = this.in.readUnsignedByte(); c != '\n'; c = this.in.readUnsignedByte()) {
			line.append((char) c);
		}
		return line.toString().strip();
	}

	Wire send(ClientFrame frame) {
		write(frame.bytes());
		return this;
	}

	Wire send(String text) {
		return send(ClientFrame.text(text));
	}

	private void write(byte[] bytes) {
		try {
			this.socket.getOutputStream().write(bytes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Sends a text and takes the next frame.
	 * @param text the text
	 * @return this
	 */
	Wire ask(String text) {
		return send(text).take(1);
	}

	/**
	 * Takes frames, and writes them down.
	 * @param count how many
	 * @return this
	 */
	Wire take(int count) {
		for (int i = 0; i < count; i++) {
			frame(true);
		}
		return this;
	}

	/**
	 * Takes everything up to the end, of which only the close frame is written down.
	 * @return this
	 */
	Wire takeCloseOnly() {
		int opcode = 0;
		while (opcode >= 0 && opcode != ClientFrame.CLOSE) {
			opcode = frame(false);
		}
		return this;
	}

	private int frame(boolean all) {
		try {
			int head = this.in.readUnsignedByte();
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			bytes.write(head);
			int form = this.in.readUnsignedByte();
			bytes.write(form);
			byte[] extended = this.in.readNBytes(((form & 0x7F) == 126) ? 2 : ((form & 0x7F) == 127) ? 8 : 0);
			bytes.writeBytes(extended);
			long length = form & 0x7F;
			if (extended.length > 0) {
				length = 0;
				for (byte part : extended) {
					length = length << 8 | Byte.toUnsignedInt(part);
				}
			}
			byte[] payload = this.in.readNBytes(Math.toIntExact(length));
			int opcode = head & 0xF;
			if (all || opcode == ClientFrame.CLOSE) {
				this.transcript.frame(this.name, bytes.toByteArray(), payload);
			}
			return opcode;
		}
		catch (EOFException | SocketException ex) {
			this.transcript.add(this.name, "end");
			return -1;
		}
		catch (SocketTimeoutException ex) {
			throw new AssertionError("Nothing came after:\n" + this.transcript, ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		try {
			this.socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
