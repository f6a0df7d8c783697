/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.boss.websocket.frontdoor.ClientFrame;

/**
 * Reserved bits that no extension has given a meaning.
 */
final class ReservedBitCases {

	private ReservedBitCases() {
	}

	static Stream<Case> cases() {
		List<Case> cases = new ArrayList<>();
		for (int bits = 1; bits <= 7; bits++) {
			int reserved = bits << 4;
			String id = "3." + Integer.toBinaryString(8 + bits).substring(1) + ".";
			for (int opcode : new int[] { ClientFrame.TEXT, ClientFrame.BINARY, ClientFrame.CLOSE, ClientFrame.PING,
					ClientFrame.PONG }) {
				cases.add(Case.of(id + "opcode-" + opcode, "5.2", "reserved bits on opcode " + opcode)
					.send(ClientFrame.of(ClientFrame.FIN | reserved | opcode, new byte[] { 3, (byte) 0xE8 }))
					.fails(1002));
			}
			cases.add(Case.of(id + "first", "5.2", "reserved bits on the first of two fragments")
				.send(ClientFrame.of(reserved | ClientFrame.TEXT, "a"))
				.fails(1002));
			cases.add(Case.of(id + "continuation", "5.2", "reserved bits on the second of three fragments")
				.send(ClientFrame.of(ClientFrame.TEXT, "a"))
				.send(ClientFrame.of(reserved | ClientFrame.CONTINUATION, "b"))
				.fails(1002));
			cases.add(Case.of(id + "ping-in-message", "5.2", "reserved bits on a ping between fragments")
				.send(ClientFrame.of(ClientFrame.TEXT, "a"))
				.send(ClientFrame.of(ClientFrame.FIN | reserved | ClientFrame.PING, "b"))
				.fails(1002));
			cases.add(Case.of(id + "after-echo", "5.2", "reserved bits after a good message")
				.send(ClientFrame.text("good"))
				.echoes("good")
				.send(ClientFrame.of(ClientFrame.FIN | reserved | ClientFrame.TEXT, "bad"))
				.fails(1002));
		}
		return cases.stream();
	}

}
