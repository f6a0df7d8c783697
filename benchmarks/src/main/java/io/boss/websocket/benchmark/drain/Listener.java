/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.drain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/**
 * A client that checks the numbers that it gets, and comes back as soon as it is sent
 * away.
 */
final class Listener {

	/**
	 * How {@link #lastWords()} begins if the server cannot be reached.
	 */
	static final String NO_SERVER = "no connection";

	/**
	 * What {@link #lastWords()} is if the server ends the connection without an answer.
	 */
	static final String END_OF_STREAM = "no answer";

	private static final int TEXT = 0x1;

	private static final int CLOSE = 0x8;

	private static final int PING = 0x9;

	private static final int LENGTH_IN_TWO = 126;

	private final Selector selector;

	private final InetSocketAddress server;

	private final String id;

	private ByteBuffer unread = ByteBuffer.allocate(4096);

	private SocketChannel channel;

	private State state = State.CONNECTING;

	private int last;

	private int gaps;

	private int closeCode;

	private long closedAt;

	private String lastWords = "";

	Listener(Selector selector, InetSocketAddress server, int number) throws IOException {
		this.selector = selector;
		this.server = server;
		this.id = "id=" + number;
		this.channel = connect();
	}

	private SocketChannel connect() throws IOException {
		SocketChannel channel = SocketChannel.open();
		channel.configureBlocking(false);
		channel.register(this.selector, SelectionKey.OP_CONNECT, this);
		channel.connect(this.server);
		return channel;
	}

	/**
	 * The channel is ready for what the selector was asked for.
	 * @param key the key of the channel
	 * @param buffer a buffer to read into
	 */
	void ready(SelectionKey key, ByteBuffer buffer) {
		try {
			if (key.isConnectable()) {
				this.channel.finishConnect();
				key.interestOps(SelectionKey.OP_READ);
				sendRequest();
			}
			else {
				read(buffer);
			}
		}
		catch (IOException ex) {
			ended(NO_SERVER + ": " + ex.getMessage());
		}
	}

	private void sendRequest() throws IOException {
		String request = "GET /websocket/news?" + this.id + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
				+ "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
				+ "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
		this.channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
	}

	private void read(ByteBuffer buffer) throws IOException {
		buffer.clear();
		int count = this.channel.read(buffer);
		if (count < 0) {
			ended(END_OF_STREAM);
			return;
		}
		keep(buffer.flip());
		this.unread.flip();
		boolean more = true;
		while (more) {
			more = (this.state == State.OPEN) ? readFrame() : readHead();
		}
		this.unread.compact();
	}

	private void keep(ByteBuffer bytes) {
		if (this.unread.remaining() < bytes.remaining()) {
			this.unread = ByteBuffer.allocate(this.unread.position() + bytes.remaining()).put(this.unread.flip());
		}
		this.unread.put(bytes);
	}

	private boolean readHead() {
		String text = StandardCharsets.ISO_8859_1.decode(this.unread.duplicate()).toString();
		int end = text.indexOf("\r\n\r\n");
		if (end < 0 || this.state == State.GONE) {
			return false;
		}
		this.unread.position(this.unread.position() + end + 4);
		String status = text.substring("HTTP/1.1 ".length(), text.indexOf("\r\n")).strip();
		if (this.state == State.CONNECTING && status.startsWith("101")) {
			this.state = State.OPEN;
			return true;
		}
		boolean retry = text.toLowerCase(Locale.ROOT).contains("\r\nretry-after: ");
		ended(status.substring(0, 3) + (retry ? " with Retry-After" : ""));
		return false;
	}

	private boolean readFrame() throws IOException {
		ByteBuffer frame = this.unread.duplicate();
		if (frame.remaining() < 2) {
			return false;
		}
		int opcode = frame.get() & 0x0F;
		int length = frame.get() & 0x7F;
		if (length == LENGTH_IN_TWO) {
			if (frame.remaining() < 2) {
				return false;
			}
			length = frame.getShort() & 0xFFFF;
		}
		if (frame.remaining() < length) {
			return false;
		}
		this.unread.position(frame.position() + length);
		if (opcode == TEXT) {
			heard(numberIn(frame));
		}
		else {
			byte[] payload = new byte[length];
			frame.get(payload);
			answer(opcode, payload);
		}
		return this.state == State.OPEN;
	}

	// The padding behind it is blank.
	private static int numberIn(ByteBuffer text) {
		int number = 0;
		for (byte digit = text.get(); digit != ' '; digit = text.get()) {
			number = 10 * number + digit - '0';
		}
		return number;
	}

	private void heard(int number) {
		this.gaps += (this.last != 0 && number != this.last + 1) ? 1 : 0;
		this.last = number;
	}

	private void answer(int opcode, byte[] payload) throws IOException {
		if (opcode == PING) {
			send(0xA, payload);
		}
		else if (opcode == CLOSE) {
			this.closedAt = System.nanoTime();
			this.closeCode = ByteBuffer.wrap(payload).getShort() & 0xFFFF;
			send(CLOSE, payload);
			this.channel.close();
			comeBack();
		}
	}

	// The key of the mask is zero, so that masking changes nothing.
	private void send(int opcode, byte[] payload) throws IOException {
		this.channel.write(ByteBuffer.allocate(6 + payload.length)
			.put((byte) (0x80 | opcode))
			.put((byte) (0x80 | payload.length))
			.putInt(0)
			.put(payload)
			.flip());
	}

	private void comeBack() throws IOException {
		this.state = State.COMING_BACK;
		this.unread.position(this.unread.limit());
		this.channel = connect();
	}

	private void ended(String words) {
		this.lastWords = words;
		this.state = State.GONE;
		this.unread.position(this.unread.limit());
		close();
	}

	void close() {
		try {
			this.channel.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	boolean isOpen() {
		return this.state == State.OPEN;
	}

	/**
	 * Whether it was sent away, and knows what became of its second attempt.
	 * @return whether there is nothing more to wait for
	 */
	boolean isGone() {
		return this.state == State.GONE;
	}

	/**
	 * By what the server knows it.
	 * @return the query of its URI
	 */
	String id() {
		return this.id;
	}

	int last() {
		return this.last;
	}

	int gaps() {
		return this.gaps;
	}

	int closeCode() {
		return this.closeCode;
	}

	/**
	 * When the close frame came, which is also when it came back.
	 * @return the time in nanoseconds
	 */
	long closedAt() {
		return this.closedAt;
	}

	/**
	 * What it got for coming back.
	 * @return the status of the answer, or that there was none
	 */
	String lastWords() {
		return this.lastWords;
	}

	static Listener of(SelectionKey key) {
		return (Listener) Objects.requireNonNull(key.attachment());
	}

	private enum State {

		CONNECTING, OPEN, COMING_BACK, GONE

	}

}
