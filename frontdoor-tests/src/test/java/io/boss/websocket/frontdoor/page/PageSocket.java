/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor.page;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import io.boss.websocket.frontdoor.ClientFrame;

/**
 * One connection of a page: a thread reads, another writes, so that neither waits for the
 * other.
 */
final class PageSocket {

	private static final byte[] NOTHING = {};

	private final Socket socket = new Socket();

	private final Map<String, String> headers = new TreeMap<>();

	private final BlockingQueue<byte[]> outgoing = new LinkedBlockingQueue<>();

	private final CompletableFuture<String> end = new CompletableFuture<>();

	private final DataInputStream in;

	private final int status;

	private Thread reader;

	private volatile String closedWith = "lost";

	/**
	 * Asks for an upgrade.
	 * @param uri the URI
	 * @param offer the subprotocols, or {@code null} for no such header
	 * @param lines further lines of the request
	 * @throws IOException if the connection ends before there is an answer
	 */
	PageSocket(URI uri, String offer, String... lines) throws IOException {
		try {
			this.socket.setTcpNoDelay(true);
			this.socket.setSoTimeout(30_000);
			this.socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
			this.in = new DataInputStream(new BufferedInputStream(this.socket.getInputStream()));
			this.socket.getOutputStream().write(request(uri, offer, lines).getBytes(StandardCharsets.US_ASCII));
			this.status = Integer.parseInt(line().split(" ")[1]);
			for (String line = line(); !line.isEmpty(); line = line()) {
				String[] header = line.split(": *", 2);
				this.headers.put(header[0].toLowerCase(Locale.ROOT), header[1]);
			}
			this.socket.setSoTimeout(0);
		}
		catch (IOException ex) {
			this.socket.close();
			throw ex;
		}
	}

	private static String request(URI uri, String offer, String... lines) {
		String query = (uri.getRawQuery() != null) ? "?" + uri.getRawQuery() : "";
		return "GET " + uri.getRawPath() + query + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
				+ "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
				+ ((offer != null) ? "Sec-WebSocket-Protocol: " + offer + "\r\n" : "")
				+ ((lines.length > 0) ? String.join("\r\n", lines) + "\r\n" : "") + "\r\n";
	}

	private String line() throws IOException {
		StringBuilder line = new StringBuilder();
		for (int c = this.in.readUnsignedByte(); c != '\n'; c = this.in.readUnsignedByte()) {
			line.append((char) c);
		}
		return line.toString().strip();
	}

	int status() {
		return this.status;
	}

	String header(String name) {
		return this.headers.get(name.toLowerCase(Locale.ROOT));
	}

	/**
	 * Begins to read and to write.
	 * @param listener what hears of each whole message, on the thread that reads
	 */
	void start(Listener listener) {
		this.reader = thread("page-reader", () -> readAll(listener));
		thread("page-writer", this::writeAll);
	}

	private static Thread thread(String name, Runnable task) {
		Thread thread = new Thread(task, name);
		thread.setDaemon(true);
		thread.start();
		return thread;
	}

	/**
	 * Puts bytes behind those that wait.
	 * @param bytes the bytes
	 */
	void write(byte[] bytes) {
		this.outgoing.add(bytes);
	}

	private void writeAll() {
		try {
			for (byte[] next = this.outgoing.take(); next != NOTHING; next = this.outgoing.take()) {
				this.socket.getOutputStream().write(next);
			}
		}
		catch (IOException | InterruptedException ex) {
			// The reader hears of it, too.
		}
	}

	private void readAll(Listener listener) {
		try {
			read(listener);
		}
		catch (IOException | DataFormatException ex) {
			// Lost, unless it was closed before.
		}
		finally {
			this.outgoing.add(NOTHING);
			closeQuietly();
			this.end.complete(this.closedWith);
		}
	}

	private void read(Listener listener) throws IOException, DataFormatException {
		ByteArrayOutputStream parts = new ByteArrayOutputStream();
		int first = 0;
		while (true) {
			int head = this.in.readUnsignedByte();
			byte[] payload = new byte[length(this.in.readUnsignedByte() & 0x7F)];
			this.in.readFully(payload);
			switch (head & 0xF) {
				case ClientFrame.PING -> write(ClientFrame.of(0x80 | ClientFrame.PONG, payload).bytes());
				case ClientFrame.PONG -> {
				}
				case ClientFrame.CLOSE -> {
					closed(payload);
					return;
				}
				default -> {
					first = ((head & 0xF) != 0) ? head : first;
					parts.writeBytes(payload);
					if ((head & 0x80) != 0) {
						byte[] whole = parts.toByteArray();
						parts.reset();
						listener.received((first & 0xF) == ClientFrame.TEXT,
								((first & ClientFrame.RSV1) != 0) ? inflated(whole) : whole);
					}
				}
			}
		}
	}

	private int length(int form) throws IOException {
		return switch (form) {
			case 126 -> this.in.readUnsignedShort();
			case 127 -> Math.toIntExact(this.in.readLong());
			default -> form;
		};
	}

	// Without context, as is agreed on.
	private static byte[] inflated(byte[] payload) throws DataFormatException {
		Inflater inflater = new Inflater(true);
		byte[] input = ByteBuffer.allocate(payload.length + 4).put(payload).putInt(0x0000FFFF).array();
		inflater.setInput(input);
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		byte[] buffer = new byte[8192];
		for (int count = inflater.inflate(buffer); count > 0; count = inflater.inflate(buffer)) {
			output.write(buffer, 0, count);
		}
		inflater.end();
		return output.toByteArray();
	}

	private void closed(byte[] payload) throws IOException {
		this.closedWith = (payload.length < 2) ? "1005" : (Short.toUnsignedInt(ByteBuffer.wrap(payload).getShort())
				+ " " + new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8))
			.strip();
		write(ClientFrame.of(0x80 | ClientFrame.CLOSE, payload).bytes());
		// Until the server ends it, so that what was written is not thrown away.
		while (this.in.read() >= 0) {
			continue;
		}
	}

	/**
	 * How the connection has ended.
	 * @return code and reason, or that it was lost
	 */
	CompletableFuture<String> end() {
		return this.end;
	}

	/**
	 * Ends the connection without a word.
	 * @param reset with a reset, or in order
	 */
	void cut(boolean reset) {
		try {
			if (reset) {
				this.socket.setSoLinger(true, 0);
			}
		}
		catch (SocketException ex) {
			// It is closed already.
		}
		closeQuietly();
		if (this.reader == null) {
			this.end.complete("lost");
		}
		awaitReader();
	}

	/**
	 * Waits until nothing more is heard.
	 */
	void awaitReader() {
		this.end.join();
		if (this.reader != null && this.reader != Thread.currentThread()) {
			try {
				this.reader.join();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}
	}

	private void closeQuietly() {
		try {
			this.socket.close();
		}
		catch (IOException ex) {
			// It is gone already.
		}
	}

	void closeRefused() {
		closeQuietly();
		this.end.complete("refused");
	}

	/**
	 * Hears of messages.
	 */
	interface Listener {

		void received(boolean text, byte[] payload);

	}

}
