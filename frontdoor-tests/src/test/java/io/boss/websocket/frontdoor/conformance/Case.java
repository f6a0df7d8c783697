/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor.conformance;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.boss.websocket.CloseReason.Kind;
import io.boss.websocket.frontdoor.ClientFrame;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What one client writes and what it must get, step by step. Immutable.
 *
 * @param id the number of its group, and its name in there
 * @param section the section of RFC 6455, or of RFC 7692 for compression
 * @param what what the client does
 * @param service the service that it talks to
 * @param headers further headers of its handshake
 * @param steps what it does, and what it expects
 */
record Case(String id, String section, String what, String service, List<String> headers, List<Step> steps) {

	/**
	 * Stands for a close frame without a code.
	 */
	static final int NO_CODE = 1005;

	static Case of(String id, String section, String what) {
		return new Case(id, section, what, "echo", List.of(), List.of());
	}

	Case to(String service) {
		return new Case(this.id, this.section, this.what, service, this.headers, this.steps);
	}

	Case offering(String extension) {
		return new Case(this.id, this.section, this.what, this.service,
				List.of("Sec-WebSocket-Extensions: " + extension), this.steps);
	}

	private Case then(Step step) {
		List<Step> steps = new ArrayList<>(this.steps);
		steps.add(step);
		return new Case(this.id, this.section, this.what, this.service, this.headers, List.copyOf(steps));
	}

	/**
	 * Writes frames at once.
	 * @param frames the frames
	 * @return the longer case
	 */
	Case send(ClientFrame... frames) {
		return send(bytes(frames));
	}

	Case send(byte[] bytes) {
		return chopped(Math.max(bytes.length, 1), bytes);
	}

	/**
	 * Writes frames in pieces.
	 * @param size the size of a piece
	 * @param frames the frames
	 * @return the longer case
	 */
	Case chopped(int size, ClientFrame... frames) {
		return chopped(size, bytes(frames));
	}

	Case chopped(int size, byte[] bytes) {
		return then((exchange) -> {
			for (int from = 0; from < bytes.length; from += size) {
				exchange.client().write(bytes, from, Math.min(size, bytes.length - from));
			}
		});
	}

	/**
	 * Writes the beginning of a frame.
	 * @param frame the frame
	 * @param missing how many bytes of its end are left out
	 * @return the longer case
	 */
	Case sendAllBut(int missing, ClientFrame frame) {
		byte[] bytes = frame.bytes();
		return send(Arrays.copyOf(bytes, bytes.length - missing));
	}

	private static byte[] bytes(ClientFrame... frames) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		for (ClientFrame frame : frames) {
			bytes.writeBytes(frame.bytes());
		}
		return bytes.toByteArray();
	}

	/**
	 * Expects that the answer to the handshake has parameters of permessage-deflate.
	 * @param parameters the parameters
	 * @return the longer case
	 */
	Case agreedOn(String... parameters) {
		return then((exchange) -> assertThat(exchange.agreement().parameters()).containsKeys(parameters));
	}

	/**
	 * Expects messages to come back.
	 * @param messages the messages, as they were sent unfragmented
	 * @return the longer case
	 */
	Case echoes(ClientFrame... messages) {
		Case longer = this;
		for (ClientFrame message : messages) {
			longer = longer.then((exchange) -> exchange.expectMessage(message.head() & 0xF, message.payload()));
		}
		return longer;
	}

	Case echoes(String text) {
		return echoes(ClientFrame.text(text));
	}

	/**
	 * Expects pongs, before or after what messages came.
	 * @param payloads their payloads in order
	 * @return the longer case
	 */
	Case pongs(String... payloads) {
		Case longer = this;
		for (String payload : payloads) {
			longer = longer.pong(payload.getBytes(StandardCharsets.UTF_8));
		}
		return longer;
	}

	Case pong(byte[] payload) {
		return then((exchange) -> exchange.expectPong(payload));
	}

	/**
	 * Expects a close frame.
	 * @param code the code, or {@link #NO_CODE}
	 * @return the longer case
	 */
	Case closes(int code) {
		return then((exchange) -> exchange.expectClose(code));
	}

	/**
	 * Expects the end of the stream: no reset, and nothing before.
	 * @return the longer case
	 */
	Case ends() {
		return then(Exchange::expectEnd);
	}

	/**
	 * Expects the end of the stream after what may still come.
	 * @return the longer case
	 */
	Case endsSomehow() {
		return then(Exchange::expectEndOfAll);
	}

	Case heard(Kind kind, int code) {
		return then((exchange) -> exchange.expectHeard(kind, code));
	}

	/**
	 * Expects that the peer has closed, for everybody to know.
	 * @param code the code that travels both ways, or {@link #NO_CODE}
	 * @return the longer case
	 */
	Case closedByPeer(int code) {
		return closes(code).ends().heard(Kind.PEER, code);
	}

	/**
	 * Expects that the server fails the connection (section 7.1.7): a close frame, the
	 * end without waiting for an answer, and the service hears why.
	 * @param code the code
	 * @return the longer case
	 */
	Case fails(int code) {
		return failsFor(code);
	}

	/**
	 * Expects that the server fails the connection, where more than one code will do.
	 * @param codes the codes
	 * @return the longer case
	 */
	Case failsFor(Integer... codes) {
		return then((exchange) -> exchange.expectClose(codes)).ends()
			.then((exchange) -> exchange.expectHeard(kindOf(exchange.closeCode()), exchange.closeCode()));
	}

	/**
	 * Expects nothing at all for a moment.
	 * @return the longer case
	 */
	Case waits() {
		return then((exchange) -> exchange.expectSilence(Duration.ofMillis(150)));
	}

	/**
	 * Proves that the connection still works, and ends it well.
	 * @return the longer case
	 */
	Case works() {
		return send(ClientFrame.text("still there?"), ClientFrame.ping("and")).echoes("still there?")
			.pongs("and")
			.send(ClientFrame.close(1000, ""))
			.closedByPeer(1000);
	}

	Case halfCloses() {
		return then((exchange) -> exchange.client().halfClose());
	}

	Case resets() {
		return then((exchange) -> exchange.client().reset());
	}

	private static Kind kindOf(int code) {
		return switch (code) {
			case 1002 -> Kind.BAD_FRAME;
			case 1007 -> Kind.BAD_ENCODING;
			default -> Kind.ERROR;
		};
	}

	void run(Exchange exchange) {
		this.steps.forEach((step) -> step.take(exchange));
	}

	@Override
	public String toString() {
		return this.id + ": " + this.what + " (" + this.section + ")";
	}

}
