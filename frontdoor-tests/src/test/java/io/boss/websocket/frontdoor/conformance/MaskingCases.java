/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor.conformance;

import java.util.stream.Stream;

import io.boss.websocket.frontdoor.ClientFrame;

/**
 * Frames of a client that are not masked.
 */
final class MaskingCases {

	private MaskingCases() {
	}

	static Stream<Case> cases() {
		return Stream.of(
				Case.of("8.text", "5.1", "text without mask").send(ClientFrame.text("bare").unmasked()).fails(1002),
				Case.of("8.binary", "5.1", "binary without mask")
					.send(ClientFrame.binary(Payloads.noise(200)).unmasked())
					.fails(1002),
				Case.of("8.empty", "5.1", "empty text without mask").send(ClientFrame.text("").unmasked()).fails(1002),
				Case.of("8.ping", "5.1", "a ping without mask").send(ClientFrame.ping("bare").unmasked()).fails(1002),
				Case.of("8.pong", "5.1", "a pong without mask").send(ClientFrame.pong("bare").unmasked()).fails(1002),
				Case.of("8.close", "5.1", "a close without mask")
					.send(ClientFrame.close(1000, "bare").unmasked())
					.fails(1002),
				Case.of("8.continuation", "5.1", "a continuation without mask")
					.send(ClientFrame.of(ClientFrame.TEXT, "a"),
							ClientFrame.of(ClientFrame.FIN | ClientFrame.CONTINUATION, "b").unmasked())
					.fails(1002),
				Case.of("8.head", "5.1", "the head of a frame without mask")
					.sendAllBut(1000, ClientFrame.binary(Payloads.noise(1000)).unmasked())
					.fails(1002),
				Case.of("8.after-echo", "5.1", "text without mask after text with one")
					.send(ClientFrame.text("masked"))
					.echoes("masked")
					.send(ClientFrame.text("bare").unmasked())
					.fails(1002));
	}

}
