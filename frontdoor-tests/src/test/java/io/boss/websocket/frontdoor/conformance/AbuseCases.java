/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor.conformance;

import java.util.stream.Stream;

import io.boss.websocket.CloseReason.Kind;
import io.boss.websocket.frontdoor.ClientFrame;

/**
 * Clients that leave without a word.
 */
final class AbuseCases {

	private static final ClientFrame LARGE = ClientFrame.binary(Payloads.noise(10_000));

	private static final ClientFrame ECHOED = ClientFrame.text("joined");

	private AbuseCases() {
	}

	static Stream<Case> cases() {
		return Stream.of(joined("12.reset", "a reset").resets().heard(Kind.CONNECTION_LOST, 1006),
				joined("12.reset.in-head", "a reset within the head of a frame").sendAllBut(10_005, LARGE)
					.resets()
					.heard(Kind.CONNECTION_LOST, 1006),
				joined("12.reset.in-frame", "a reset within a frame").sendAllBut(5000, LARGE)
					.resets()
					.heard(Kind.CONNECTION_LOST, 1006),
				joined("12.reset.in-message", "a reset between fragments").send(ClientFrame.of(ClientFrame.TEXT, "a"))
					.resets()
					.heard(Kind.CONNECTION_LOST, 1006),
				joined("12.end", "the end without a close frame").halfCloses()
					.heard(Kind.CONNECTION_LOST, 1006)
					.endsSomehow(),
				joined("12.end.in-frame", "the end within a frame").sendAllBut(5000, LARGE)
					.halfCloses()
					.heard(Kind.CONNECTION_LOST, 1006)
					.endsSomehow(),
				joined("12.end.in-message", "the end between fragments").send(ClientFrame.of(ClientFrame.TEXT, "a"))
					.halfCloses()
					.heard(Kind.CONNECTION_LOST, 1006)
					.endsSomehow(),
				Case.of("12.end.at-once", "7.1.5", "the end right after the handshake")
					.halfCloses()
					.heard(Kind.CONNECTION_LOST, 1006)
					.endsSomehow(),
				joined("12.end.after-close", "the end right after a close frame").send(ClientFrame.close(1000, "bye"))
					.halfCloses()
					.closedByPeer(1000),
				Case.of("12.end.after-messages", "7.1.4", "messages, a close and the end without waiting")
					.send(ClientFrame.text("a"), ClientFrame.text("b"), ClientFrame.close(1000, "bye"))
					.halfCloses()
					.echoes("a")
					.echoes("b")
					.closedByPeer(1000),
				joined("12.reset.after-close", "a reset right after a close frame").send(ClientFrame.close(1000, "bye"))
					.closes(1000)
					.resets()
					.heard(Kind.PEER, 1000));
	}

	private static Case joined(String id, String what) {
		return Case.of(id, "7.1.5", what).send(ECHOED).echoes(ECHOED);
	}

}
