/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * One WebSocket connection of the client, from {@code connect} to the end.
 */
final class Connection {

	// The key and its answer, as RFC 6455 has them in section 1.3.
	private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

	private static final String ACCEPTED = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

	// Little enough to be full after a few dozen messages.
	private static final int SLOW_READERS_BUFFER = 4096;

	private final SocketChannel channel;

	private final SelectionKey key;

	private final boolean slow;

	private final int room;

	private final FrameCounter frames = new FrameCounter();

	private final String request;

	private final boolean tls;

	private @Nullable Wire wire;

	private @Nullable StringBuilder response = new StringBuilder();

	private boolean lost;

	private long messages;

	private long sentAt;

	/**
	 * Begins to connect.
	 * @param selector tells when
	 * @param server the server
	 * @param options tell the path
	 * @param index the number of the connection, which decides about the room
	 * @param slow whether it will not read
	 * @throws IOException if that is not possible
	 */
	Connection(Selector selector, InetSocketAddress server, ClientOptions options, int index, boolean slow)
			throws IOException {
		this.slow = slow;
		int rooms = options.crowd().rooms();
		this.room = (rooms > 0) ? index % rooms : 0;
		this.request = request(options.target(), (rooms > 0) ? "room/" + this.room : options.target().path());
		this.tls = options.target().tls();
		this.channel = SocketChannel.open();
		this.channel.configureBlocking(false);
		this.channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
		if (slow) {
			this.channel.setOption(StandardSocketOptions.SO_RCVBUF, SLOW_READERS_BUFFER);
		}
		this.channel.connect(server);
		this.key = this.channel.register(selector, SelectionKey.OP_CONNECT, this);
	}

	private static String request(ClientOptions.Target target, String service) {
		return "GET /websocket/" + service + " HTTP/1.1\r\nHost: localhost:" + target.port()
				+ "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "
				+ KEY + "\r\n" + (target.stomp() ? "Sec-WebSocket-Protocol: v12.stomp\r\n" : "")
				+ (target.deflate() ? "Sec-WebSocket-Extensions: permessage-deflate\r\n" : "") + "\r\n";
	}

	void connected() throws IOException {
		this.channel.finishConnect();
		this.key.interestOps(SelectionKey.OP_READ);
		this.wire = Wire.of(this.channel, this.tls);
		send(ByteBuffer.wrap(this.request.getBytes(StandardCharsets.US_ASCII)));
	}

	/**
	 * Reads what is there.
	 * @param buffer an empty buffer to read into, which has what was read after that
	 * @return how many messages have ended in it
	 * @throws IOException if the connection breaks, or the server refuses it
	 */
	int read(ByteBuffer buffer) throws IOException {
		if (wire().read(buffer) < 0) {
			lose();
			return 0;
		}
		buffer.flip();
		if (this.response != null && !readResponse(buffer, this.response)) {
			return 0;
		}
		int count = this.frames.count(buffer);
		byte[] ping = this.frames.takePing();
		if (ping != null) {
			send(ClientFrames.pong(ping));
		}
		if (this.frames.isClosed()) {
			lose();
		}
		return count;
	}

	private boolean readResponse(ByteBuffer buffer, StringBuilder read) {
		while (buffer.hasRemaining()) {
			read.append((char) (buffer.get() & 0xFF));
			int length = read.length();
			if (length >= 4 && read.indexOf("\r\n\r\n", length - 4) >= 0) {
				if (!read.toString().startsWith("HTTP/1.1 101 ") || read.indexOf(ACCEPTED) < 0) {
					throw new IllegalStateException("Refused: " + read);
				}
				this.response = null;
				return true;
			}
		}
		return false;
	}

	/**
	 * Sends all of it. What a client sends is little, and seldom has to wait.
	 * @param data the bytes between position and limit; its position is left alone
	 * @throws IOException if the connection breaks
	 */
	void send(ByteBuffer data) throws IOException {
		int start = data.position();
		while (data.hasRemaining()) {
			if (wire().write(data) == 0) {
				Thread.onSpinWait();
			}
		}
		data.position(start);
	}

	private Wire wire() {
		return Objects.requireNonNull(this.wire, "Not connected");
	}

	boolean isOpen() {
		return this.response == null && !this.lost;
	}

	boolean isSlow() {
		return this.slow;
	}

	/**
	 * Room that it is in.
	 * @return the number of the room, from 0 on
	 */
	int room() {
		return this.room;
	}

	boolean isLost() {
		return this.lost;
	}

	void stopReading() {
		this.key.interestOps(0);
	}

	void lose() {
		this.lost = true;
		close();
	}

	void close() {
		try {
			this.channel.close();
		}
		catch (IOException ex) {
			this.lost = true;
		}
	}

	long messages() {
		return this.messages;
	}

	long nextMessage() {
		return ++this.messages;
	}

	void forgetMessages() {
		this.messages = 0;
	}

	long sentAt() {
		return this.sentAt;
	}

	void sentAt(long nanos) {
		this.sentAt = nanos;
	}

	static Connection of(SelectionKey key) {
		return (Connection) Objects.requireNonNull(key.attachment());
	}

}
