/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.socket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

import io.boss.websocket.direct.DirectConnection;
import io.boss.websocket.direct.SocketUpgrader.ConnectionFactory;
import io.boss.websocket.direct.WireChannel;
import io.boss.websocket.direct.WireLoop;
import io.boss.websocket.test.engine.Lane;
import io.boss.websocket.test.engine.TestLoop;

/**
 * Socket in memory: the server's end is a channel of the direct transport, the client's
 * end behaves as a browser does. Bytes of the client are a lane of the loop; those of the
 * server arrive as soon as the transport writes them, if the client reads.
 */
public final class MemorySocket implements WireChannel {

	private static final int ABNORMAL = 1006;

	private static final byte[] PONG = ClientFrames.encode(ClientFrames.PONG, true, new byte[0]);

	// A network takes some bytes for a client that has vanished, and then no more.
	private static final int NETWORK_BUFFER = 64 * 1024;

	private final TestLoop loop;

	private final WireLoop wire;

	private final Lane lane;

	private final ClientEnd client;

	private final DirectConnection connection;

	private final Runnable delivery = this::deliver;

	private final ServerFrameReader reader = new ServerFrameReader();

	private final Deque<byte[]> unread = new ArrayDeque<>();

	// Deliveries that are ready. One at a time is, of what has waited for the server.
	private int deliveries;

	// Messages that the client still wants; all of them, if negative.
	private long appetite = -1;

	private int network = -1;

	// What the client sends before the server knows of it waits, as it does at a server.
	private boolean opened;

	private boolean paused;

	private boolean blocked;

	private boolean closing;

	private boolean told;

	private boolean gone;

	private boolean broken;

	private boolean inputEnded;

	private boolean answersPings = true;

	private boolean ended;

	/**
	 * Connects both ends.
	 * @param loop runs all of it
	 * @param wire the loop of the transport
	 * @param name the name of the client
	 * @param client hears what comes
	 * @param factory makes the server's connection
	 */
	MemorySocket(TestLoop loop, WireLoop wire, String name, ClientEnd client, ConnectionFactory factory) {
		this.loop = loop;
		this.wire = wire;
		this.lane = new Lane(name);
		this.client = client;
		this.connection = factory.create(wire, this);
	}

	/**
	 * Opens the connection on the transport's loop.
	 */
	void open() {
		this.wire.execute(() -> {
			this.client.opening();
			this.connection.open();
			this.opened = true;
			readOn();
		});
	}

	/**
	 * Sends a message of the client, or a part of one.
	 * @param text whether it is text
	 * @param first whether it begins a message
	 * @param last whether it ends one
	 * @param payload the bytes
	 */
	public void send(boolean text, boolean first, boolean last, byte[] payload) {
		int opcode = text ? ClientFrames.TEXT : ClientFrames.BINARY;
		sendBytes(ClientFrames.encode(first ? opcode : 0, last, payload));
	}

	/**
	 * Sends a ping of the client.
	 */
	public void ping() {
		sendBytes(ClientFrames.encode(ClientFrames.PING, true, new byte[0]));
	}

	/**
	 * Sends a close frame of the client.
	 * @param code the code, 1005 for none
	 * @param reason the reason
	 */
	public void sendClose(int code, String reason) {
		if (!this.closing) {
			byte[] frame = ClientFrames.close(code, reason);
			this.closing = true;
			sendBytes(frame);
		}
	}

	/**
	 * Sends bytes as they are.
	 * @param bytes the bytes, whose content may be changed
	 */
	public void sendBytes(byte[] bytes) {
		if (!this.gone && this.network < 0) {
			this.unread.add(bytes);
			if (!this.paused) {
				addDelivery();
			}
		}
	}

	private void addDelivery() {
		this.deliveries++;
		this.loop.add(this.lane, this.delivery);
	}

	private void deliver() {
		this.deliveries--;
		if (!this.opened || this.paused || this.inputEnded) {
			return;
		}
		byte[] bytes = this.unread.poll();
		if (bytes != null) {
			this.paused = !this.connection.received(ByteBuffer.wrap(bytes));
			addDeliveryOfRest();
		}
	}

	private void addDeliveryOfRest() {
		if (isBehind() && this.deliveries == 0) {
			addDelivery();
		}
	}

	private boolean isBehind() {
		return this.opened && !this.paused && !this.inputEnded && !this.unread.isEmpty();
	}

	@Override
	public void readOn() {
		this.paused = false;
		addDeliveryOfRest();
		if (this.broken) {
			endInput();
		}
	}

	/**
	 * Lets the client read a number of messages, and then no more.
	 * @param messages how many
	 */
	public void readOnly(long messages) {
		this.appetite = messages;
		makeRoom();
	}

	/**
	 * Lets the client read all there is.
	 */
	public void readAll() {
		this.appetite = -1;
		makeRoom();
	}

	private void makeRoom() {
		if (this.blocked && this.appetite != 0) {
			this.blocked = false;
			this.wire.execute(this.connection::writable);
		}
	}

	/**
	 * The client vanishes, and the network does not say so.
	 */
	public void vanish() {
		this.network = NETWORK_BUFFER;
		this.unread.clear();
	}

	/**
	 * The connection breaks, and the server hears of it at once.
	 */
	public void breakOff() {
		this.unread.clear();
		close();
	}

	private void endInput() {
		this.broken = true;
		this.loop.add(this.lane, this::inputEnds);
	}

	private void inputEnds() {
		if (isBehind()) {
			addDeliveryOfRest();
			endInput();
		}
		else if (this.opened && !this.inputEnded) {
			this.inputEnded = true;
			this.connection.endOfInput();
		}
	}

	@Override
	public void write(ByteBuffer bytes) throws IOException {
		if (this.gone) {
			throw new IOException("Connection reset by peer");
		}
		if (this.network >= 0) {
			int taken = Math.min(this.network, bytes.remaining());
			this.network -= taken;
			bytes.position(bytes.position() + taken);
		}
		else {
			read(bytes);
		}
		this.blocked = bytes.hasRemaining();
	}

	private void read(ByteBuffer bytes) {
		while (bytes.hasRemaining() && this.appetite != 0) {
			ServerFrame frame = this.reader.read(bytes);
			if (frame != null) {
				take(frame);
			}
		}
	}

	private void take(ServerFrame frame) {
		if (frame.isCompressed()) {
			this.client.cannotRead("cannot inflate, as no client of the test kit can: offer no extension");
			return;
		}
		if (frame.isMessage()) {
			this.appetite -= (this.appetite > 0) ? 1 : 0;
		}
		switch (frame.opcode()) {
			case ClientFrames.TEXT -> this.client.text(frame.text());
			case ClientFrames.BINARY -> this.client.binary(frame.payload());
			case ClientFrames.PING -> pong(frame.payload());
			case ClientFrames.CLOSE -> closed(frame);
			default -> this.client.pong(frame.payload());
		}
	}

	private void pong(byte[] payload) {
		if (this.answersPings) {
			sendBytes((payload.length == 0) ? PONG : ClientFrames.encode(ClientFrames.PONG, true, payload));
		}
	}

	// A browser answers a close frame with the same code.
	private void closed(ServerFrame frame) {
		sendClose(frame.closeCode(), "");
		tell(frame.closeCode(), frame.closeReason());
	}

	private void tell(int code, String reason) {
		if (!this.told) {
			this.told = true;
			this.client.closed(code, reason);
		}
	}

	/**
	 * Lets the client leave the pings of the server unanswered.
	 */
	public void ignorePings() {
		this.answersPings = false;
	}

	/**
	 * Lets the client leave the close frame of the server unanswered.
	 */
	public void ignoreClose() {
		this.closing = true;
	}

	/**
	 * Whether the server has ended its side of the socket.
	 * @return whether nothing more will come
	 */
	public boolean isEnded() {
		return this.ended;
	}

	@Override
	public void shutdownOutput() {
		this.ended = true;
		tell(ABNORMAL, "");
		endInput();
	}

	@Override
	public void close() {
		this.gone = true;
		this.ended = true;
		tell(ABNORMAL, "");
		endInput();
	}

}
