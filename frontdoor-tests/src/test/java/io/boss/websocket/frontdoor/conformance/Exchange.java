/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor.conformance;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;

import io.boss.websocket.CloseReason;
import io.boss.websocket.CloseReason.Kind;
import io.boss.websocket.frontdoor.BossServer;
import io.boss.websocket.frontdoor.ClientFrame;
import io.boss.websocket.frontdoor.RawWebSocket;
import io.boss.websocket.frontdoor.RawWebSocket.Frame;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One connection of a case. Every frame that comes is checked for what holds for all of
 * them. Messages and pongs are expected each in their own order: an echo takes its way
 * through the service, and a pong does not.
 */
final class Exchange implements AutoCloseable {

	// Less than the close timeout of most services: who fails must not wait for it.
	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final Stack stack;

	private final HeardCloses heard;

	private final String number;

	private final RawWebSocket client;

	private final Inflation inflation;

	private final Queue<Message> messages = new ArrayDeque<>();

	private final Queue<Frame> pongs = new ArrayDeque<>();

	private final ByteArrayOutputStream parts = new ByteArrayOutputStream();

	private Frame first;

	private Frame close;

	Exchange(Stack stack, BossServer server, HeardCloses heard, String service, String... headers) {
		this.stack = stack;
		this.heard = heard;
		this.number = heard.newNumber();
		this.client = RawWebSocket.connect(server.uri("/websocket/" + service + HeardCloses.query(this.number)),
				headers);
		this.client.setPatience(PATIENCE);
		this.inflation = new Inflation(Agreement.of(this.client.header("Sec-WebSocket-Extensions")));
	}

	RawWebSocket client() {
		return this.client;
	}

	Agreement agreement() {
		return this.inflation.agreement();
	}

	void expectMessage(int opcode, byte[] payload) {
		Message message = nextMessage();
		assertThat(message.opcode()).as("opcode").isEqualTo(opcode);
		assertThat(message.payload()).as("payload").isEqualTo(payload);
	}

	/**
	 * Reads the next message.
	 * @return the message
	 */
	Message nextMessage() {
		while (this.messages.isEmpty()) {
			assertThat(read()).as("a frame instead of the end, before the message has come").isTrue();
			assertThat(this.close).as("close frame before the message has come").isNull();
		}
		return this.messages.remove();
	}

	void expectPong(byte[] payload) {
		while (this.pongs.isEmpty()) {
			assertThat(read()).as("a frame instead of the end, before the pong has come").isTrue();
			assertThat(this.close).as("close frame before the pong has come").isNull();
		}
		assertThat(this.pongs.remove().payload()).as("pong").isEqualTo(payload);
	}

	void expectClose(Integer... codes) {
		while (this.close == null) {
			assertThat(read()).as("a close frame before the end").isTrue();
		}
		expectNothingElse();
		assertThat(closeCode()).as("close code").isIn((Object[]) codes);
	}

	int closeCode() {
		String reason = this.close.closeReason();
		return reason.isEmpty() ? Case.NO_CODE : Integer.parseInt(reason.split(" ")[0]);
	}

	void expectEnd() {
		assertThat(read()).as("anything before the end").isFalse();
		expectNothingElse();
		assertThat(this.client.wasReset()).as("reset").isFalse();
	}

	void expectEndOfAll() {
		boolean more = true;
		while (more) {
			more = read();
		}
	}

	private void expectNothingElse() {
		assertThat(this.messages).as("messages that nobody expects").isEmpty();
		assertThat(this.pongs).as("pongs that nobody expects").isEmpty();
		assertThat(this.first).as("a message that is not whole").isNull();
	}

	void expectSilence(Duration time) {
		assertThat(this.client.isSilentFor(time)).as("silence").isTrue();
	}

	void expectHeard(Kind kind, int code) {
		CloseReason reason = this.heard.await(this.number);
		assertThat(reason.kind()).as("what the service heard: " + reason).isEqualTo(kind);
		assertThat(reason.code().value()).as("what the service heard: " + reason).isEqualTo(code);
	}

	private boolean read() {
		Frame frame = this.client.read();
		if (frame == null) {
			return false;
		}
		assertThat(frame.masked()).as("masked").isFalse();
		assertThat(frame.minimal()).as("length in the fewest bytes").isTrue();
		assertThat(this.close).as("close frame before another frame").isNull();
		switch (frame.opcode()) {
			case ClientFrame.CLOSE -> closing(frame);
			case ClientFrame.PONG -> this.pongs.add(control(frame));
			case ClientFrame.PING -> control(frame);
			default -> data(frame);
		}
		return true;
	}

	private void closing(Frame frame) {
		this.close = control(frame);
	}

	private Frame control(Frame frame) {
		assertThat(frame.last()).as("FIN of a control frame").isTrue();
		assertThat(frame.reserved()).as("reserved bits of a control frame").isZero();
		assertThat(frame.payload()).as("payload of a control frame").hasSizeLessThanOrEqualTo(125);
		return frame;
	}

	private void data(Frame frame) {
		if (this.first == null) {
			assertThat(frame.opcode()).as("opcode").isIn(ClientFrame.TEXT, ClientFrame.BINARY);
			assertThat(frame.reserved()).as("reserved bits").isIn(0, (agreement() != null) ? ClientFrame.RSV1 : 0);
			this.first = frame;
		}
		else {
			assertThat(frame.opcode()).as("opcode").isEqualTo(ClientFrame.CONTINUATION);
			assertThat(frame.reserved()).as("reserved bits").isZero();
		}
		// Containers send large messages in fragments; there is no need to.
		assertThat(frame.last() || !this.stack.isDirect()).as("FIN of a reply").isTrue();
		this.parts.writeBytes(frame.payload());
		if (frame.last()) {
			this.messages.add(whole());
			this.parts.reset();
			this.first = null;
		}
	}

	private Message whole() {
		boolean compressed = this.first.reserved() != 0;
		byte[] bytes = this.parts.toByteArray();
		return new Message(this.first.opcode(), compressed ? this.inflation.inflate(bytes) : bytes,
				compressed ? bytes.length : -1);
	}

	@Override
	public void close() {
		this.client.close();
		this.inflation.close();
	}

	/**
	 * A whole message.
	 *
	 * @param opcode text or binary
	 * @param payload the payload
	 * @param compressed the size that it travelled in, or -1 if it was not compressed
	 */
	record Message(int opcode, byte[] payload, int compressed) {

	}

}
