/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.server.nio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

import org.jspecify.annotations.Nullable;

/**
 * One client of the loop. Nothing is kept for it while it takes what it is sent.
 */
final class Client {

	private static final int MAX_BACKLOG = 1024 * 1024;

	private static final int MAX_UNREAD = 128 * 1024;

	private static final String ROOM = "GET /websocket/room/";

	private final NioServer server;

	private final EventLoop loop;

	private final SocketChannel channel;

	private final SelectionKey key;

	private boolean upgraded;

	private @Nullable String room;

	private byte @Nullable [] unread;

	private @Nullable Deque<ByteBuffer> backlog;

	private int backlogBytes;

	Client(NioServer server, EventLoop loop, SocketChannel channel, SelectionKey key) {
		this.server = server;
		this.loop = loop;
		this.channel = channel;
		this.key = key;
	}

	boolean isOpen() {
		return this.channel.isOpen();
	}

	/**
	 * Reads what is there and answers it in one write.
	 * @param input a buffer to read into
	 * @param output a buffer for the answers
	 * @throws IOException if the connection breaks
	 */
	void read(ByteBuffer input, ByteBuffer output) throws IOException {
		input.clear();
		if (this.unread != null) {
			input.put(this.unread);
			this.unread = null;
		}
		if (this.channel.read(input) < 0) {
			close();
			return;
		}
		input.flip();
		output.clear();
		if (this.upgraded || upgrade(input, output)) {
			answer(input, output);
		}
		keep(input);
		output.flip();
		write(output);
	}

	private boolean upgrade(ByteBuffer input, ByteBuffer output) throws IOException {
		String text = StandardCharsets.ISO_8859_1.decode(input.duplicate()).toString();
		int end = text.indexOf("\r\n\r\n");
		if (end < 0) {
			return false;
		}
		input.position(end + 4);
		output.put(Upgrade.answer(text.substring(0, end)));
		this.upgraded = true;
		if (text.startsWith(ROOM)) {
			this.room = text.substring(ROOM.length(), text.indexOf(' ', ROOM.length()));
			this.loop.enter(this.room, this);
		}
		return true;
	}

	private void answer(ByteBuffer input, ByteBuffer output) throws IOException {
		for (Frame frame = Frame.read(input); frame != null; frame = Frame.read(input)) {
			if (frame.isBroadcast()) {
				broadcast(frame);
			}
			else if (frame.isClose()) {
				write(ByteBuffer.wrap(frame.encode()));
				close();
				return;
			}
			else {
				byte[] answer = frame.answer().encode();
				if (answer.length > output.remaining()) {
					write(output.flip());
					output.clear();
				}
				output.put(answer);
			}
		}
	}

	private void broadcast(Frame frame) {
		if (this.room != null) {
			this.server.broadcast(frame.encode(), this.room);
		}
		else {
			this.server.broadcast(frame.encode());
		}
	}

	private void keep(ByteBuffer input) {
		if (input.remaining() > MAX_UNREAD) {
			close();
		}
		else if (input.hasRemaining()) {
			this.unread = new byte[input.remaining()];
			input.get(this.unread);
		}
	}

	/**
	 * Sends what is sent to all.
	 * @param data the bytes between position and limit, which are not kept
	 */
	void broadcast(ByteBuffer data) {
		try {
			if (this.upgraded) {
				write(data);
			}
		}
		catch (IOException ex) {
			close();
		}
	}

	private void write(ByteBuffer data) throws IOException {
		if (this.backlog == null && data.hasRemaining() && isOpen()) {
			this.channel.write(data);
		}
		if (data.hasRemaining() && isOpen()) {
			postpone(data);
		}
	}

	private void postpone(ByteBuffer data) {
		this.backlogBytes += data.remaining();
		if (this.backlogBytes > MAX_BACKLOG) {
			close();
			return;
		}
		if (this.backlog == null) {
			this.backlog = new ArrayDeque<>();
			this.key.interestOpsOr(SelectionKey.OP_WRITE);
		}
		this.backlog.add(ByteBuffer.allocate(data.remaining()).put(data).flip());
	}

	void writeBacklog() throws IOException {
		Deque<ByteBuffer> waiting = this.backlog;
		while (waiting != null && !waiting.isEmpty()) {
			ByteBuffer first = waiting.element();
			this.backlogBytes -= this.channel.write(first);
			if (first.hasRemaining()) {
				return;
			}
			waiting.remove();
		}
		this.backlog = null;
		this.key.interestOpsAnd(~SelectionKey.OP_WRITE);
	}

	void close() {
		this.key.cancel();
		this.backlog = null;
		try {
			this.channel.close();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
