/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

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
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A WebSocket client that is free to do wrong.
 */
public final class RawWebSocket implements AutoCloseable {

	public static final int CONTINUATION = ClientFrame.CONTINUATION;

	public static final int TEXT = ClientFrame.TEXT;

	public static final int BINARY = ClientFrame.BINARY;

	public static final int CLOSE = ClientFrame.CLOSE;

	public static final int PING = ClientFrame.PING;

	public static final int PONG = ClientFrame.PONG;

	private static final int PATIENCE_MILLIS = 10_000;

	private final Socket socket;

	private final DataInputStream in;

	private final OutputStream out;

	private final int status;

	private final Map<String, String> headers = new TreeMap<>();

	private boolean reset;

	private int patience = PATIENCE_MILLIS;

	private RawWebSocket(URI uri, int receiveBuffer, byte[]... request) throws IOException {
		this.socket = uri.getScheme().equals("wss") ? Certificates.trusting().createSocket() : new Socket();
		if (receiveBuffer > 0) {
			this.socket.setReceiveBufferSize(receiveBuffer);
		}
		this.socket.setSoTimeout(PATIENCE_MILLIS);
		this.socket.setTcpNoDelay(true);
		this.socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
		this.in = new DataInputStream(new BufferedInputStream(this.socket.getInputStream()));
		this.out = this.socket.getOutputStream();
		for (byte[] part : request) {
			this.out.write(part);
		}
		this.status = Integer.parseInt(readLine().split(" ")[1]);
		for (String line = readLine(); !line.isEmpty(); line = readLine()) {
			String[] header = line.split(": *", 2);
			this.headers.put(header[0].toLowerCase(Locale.ROOT), header[1]);
		}
	}

	/**
	 * Asks for an upgrade, whatever the answer.
	 * @param uri the URI
	 * @param headers further lines of the request
	 * @return the client
	 */
	public static RawWebSocket handshake(URI uri, String... headers) {
		return open(uri, 0, upgrade(uri, headers));
	}

	/**
	 * Sends any request, whatever the answer.
	 * @param uri the URI, of which only host and port are looked at
	 * @param request the bytes of the request, in as many writes
	 * @return the client
	 */
	public static RawWebSocket request(URI uri, byte[]... request) {
		return open(uri, 0, request);
	}

	public static RawWebSocket connect(URI uri, String... headers) {
		return upgraded(handshake(uri, headers));
	}

	/**
	 * Connects with a small window, to be slow with.
	 * @param uri the URI
	 * @return the client
	 */
	public static RawWebSocket connectSlowly(URI uri) {
		return upgraded(open(uri, 4096, upgrade(uri)));
	}

	private static RawWebSocket upgraded(RawWebSocket client) {
		assertThat(client.status()).isEqualTo(101);
		return client;
	}

	/**
	 * Sends a message together with the request, without waiting for the response.
	 * @param uri the URI
	 * @param text the message
	 * @return the client
	 */
	static RawWebSocket connectEagerly(URI uri, String text) {
		byte[] head = upgrade(uri);
		byte[] frame = ClientFrame.of(0x80 | TEXT, text.getBytes(StandardCharsets.UTF_8)).bytes();
		RawWebSocket client = open(uri, 0,
				ByteBuffer.allocate(head.length + frame.length).put(head).put(frame).array());
		assertThat(client.status()).isEqualTo(101);
		return client;
	}

	private static byte[] upgrade(URI uri, String... headers) {
		String query = (uri.getRawQuery() != null) ? "?" + uri.getRawQuery() : "";
		String request = "GET " + uri.getRawPath() + query + " HTTP/1.1\r\nHost: " + uri.getAuthority()
				+ "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
				+ "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
				+ ((headers.length > 0) ? String.join("\r\n", headers) + "\r\n" : "") + "\r\n";
		return request.getBytes(StandardCharsets.US_ASCII);
	}

	private static RawWebSocket open(URI uri, int receiveBuffer, byte[]... request) {
		try {
			return new RawWebSocket(uri, receiveBuffer, request);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public int status() {
		return this.status;
	}

	public String header(String name) {
		return this.headers.get(name.toLowerCase(Locale.ROOT));
	}

	public void send(String text) {
		write(ClientFrame.text(text).bytes());
	}

	public void part(int opcode, boolean last, byte[] payload) {
		frame((last ? ClientFrame.FIN : 0) | opcode, true, payload);
	}

	/**
	 * Writes any frame.
	 * @param firstByte FIN, the reserved bits and the opcode
	 * @param masked whether it is masked, as it must be
	 * @param payload the payload
	 */
	public void frame(int firstByte, boolean masked, byte[] payload) {
		ClientFrame frame = ClientFrame.of(firstByte, payload);
		write((masked ? frame : frame.unmasked()).bytes());
	}

	public void sendClose(int code, String reason) {
		write(ClientFrame.close(code, reason).bytes());
	}

	/**
	 * Writes bytes at once.
	 * @param bytes the bytes
	 */
	public void write(byte[] bytes) {
		write(bytes, 0, bytes.length);
	}

	public void write(byte[] bytes, int offset, int length) {
		try {
			this.out.write(bytes, offset, length);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Reads a frame.
	 * @return the frame, or {@code null} at the end of the connection
	 */
	public Frame read() {
		try {
			int head = this.in.readUnsignedByte();
			int form = this.in.readUnsignedByte();
			int length = switch (form & 0x7F) {
				case 126 -> this.in.readUnsignedShort();
				case 127 -> Math.toIntExact(this.in.readLong());
				default -> form & 0x7F;
			};
			byte[] payload = new byte[length];
			this.in.readFully(payload);
			return new Frame(head, form, payload);
		}
		catch (EOFException ex) {
			return null;
		}
		catch (SocketException ex) {
			assertThat(ex).as("the only other end").hasMessageContaining("reset");
			this.reset = true;
			return null;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Whether the end was a reset.
	 * @return whether the server has thrown away what it was sent
	 */
	public boolean wasReset() {
		return this.reset;
	}

	/**
	 * Sets how long to wait for a frame.
	 * @param patience the time
	 */
	public void setPatience(Duration patience) {
		this.patience = (int) patience.toMillis();
		patient();
	}

	/**
	 * Listens without taking anything.
	 * @param time how long
	 * @return whether nothing came, not even the end
	 */
	public boolean isSilentFor(Duration time) {
		try {
			this.socket.setSoTimeout((int) time.toMillis());
			this.in.mark(1);
			this.in.read();
			this.in.reset();
			return false;
		}
		catch (SocketTimeoutException ex) {
			return true;
		}
		catch (IOException ex) {
			return false;
		}
		finally {
			patient();
		}
	}

	private void patient() {
		try {
			this.socket.setSoTimeout(this.patience);
		}
		catch (SocketException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Reads a message, however many frames it takes.
	 * @return the payload as text
	 */
	public String readMessage() {
		ByteArrayOutputStream payload = new ByteArrayOutputStream();
		Frame frame;
		do {
			frame = readAnsweringPings();
			assertThat(frame).as("a frame of a message").isNotNull();
			assertThat(frame.opcode()).isLessThan(CLOSE);
			payload.writeBytes(frame.payload());
		}
		while (!frame.last());
		return payload.toString(StandardCharsets.UTF_8);
	}

	private Frame readAnsweringPings() {
		Frame frame = read();
		while (frame != null && frame.opcode() == PING) {
			part(PONG, true, frame.payload());
			frame = read();
		}
		return frame;
	}

	/**
	 * Reads until the close frame.
	 * @return its code and reason, or that there was none
	 */
	public String readToClose() {
		Frame frame = read();
		while (frame != null && frame.opcode() != CLOSE) {
			frame = read();
		}
		return (frame != null) ? frame.closeReason() : "no close frame";
	}

	/**
	 * Ends what goes to the server, and still reads.
	 */
	public void halfClose() {
		try {
			this.socket.shutdownOutput();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Ends the connection with a reset.
	 */
	public void reset() {
		try {
			this.socket.setSoLinger(true, 0);
			this.socket.close();
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

	private String readLine() throws IOException {
		StringBuilder line = new StringBuilder();
		for (int c = this.in.readUnsignedByte(); c != '\n'; c = this.in.readUnsignedByte()) {
			line.append((char) c);
		}
		return line.toString().strip();
	}

	/**
	 * A frame as it was read.
	 *
	 * @param head FIN, the reserved bits and the opcode
	 * @param form the second byte: the mask bit, and the length or where it is
	 * @param payload the payload
	 */
	public record Frame(int head, int form, byte[] payload) {

		public int opcode() {
			return this.head & 0xF;
		}

		public boolean last() {
			return (this.head & ClientFrame.FIN) != 0;
		}

		/**
		 * The three reserved bits.
		 * @return them in the places where they were
		 */
		public int reserved() {
			return this.head & (ClientFrame.RSV1 | ClientFrame.RSV2 | ClientFrame.RSV3);
		}

		public boolean masked() {
			return (this.form & 0x80) != 0;
		}

		public boolean minimal() {
			return switch (this.form & 0x7F) {
				case 126 -> this.payload.length >= 126;
				case 127 -> this.payload.length >= 65536;
				default -> true;
			};
		}

		public String text() {
			return new String(this.payload, StandardCharsets.UTF_8);
		}

		public String closeReason() {
			if (this.payload.length == 0) {
				return "";
			}
			String text = new String(this.payload, 2, this.payload.length - 2, StandardCharsets.UTF_8);
			return (Short.toUnsignedInt(ByteBuffer.wrap(this.payload).getShort()) + " " + text).trim();
		}

	}

}
