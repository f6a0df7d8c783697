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
 * Opcodes without a meaning.
 */
final class OpcodeCases {

	private static final int[] RESERVED = { 3, 4, 5, 6, 7, 11, 12, 13, 14, 15 };

	private OpcodeCases() {
	}

	static Stream<Case> cases() {
		List<Case> cases = new ArrayList<>();
		for (int opcode : RESERVED) {
			String id = "4." + opcode + ".";
			ClientFrame bad = ClientFrame.of(ClientFrame.FIN | opcode, "bad");
			cases.add(Case.of(id + "empty", "5.2", "opcode " + opcode + " without payload")
				.send(ClientFrame.of(ClientFrame.FIN | opcode, ""))
				.fails(1002));
			cases.add(Case.of(id + "payload", "5.2", "opcode " + opcode + " with a payload").send(bad).fails(1002));
			cases.add(Case.of(id + "fragment", "5.2", "opcode " + opcode + " without FIN")
				.send(ClientFrame.of(opcode, ""))
				.fails(1002));
			cases.add(Case.of(id + "after-echo", "5.2", "opcode " + opcode + " after a good message")
				.send(ClientFrame.text("good"))
				.echoes("good")
				.send(bad)
				.fails(1002));
			cases.add(Case.of(id + "pipelined", "5.2", "good messages and opcode " + opcode + " in one write")
				.send(ClientFrame.text("good"), ClientFrame.text("better"), bad)
				.echoes("good")
				.echoes("better")
				.fails(1002));
			cases.add(Case.of(id + "in-message", "5.4", "opcode " + opcode + " between fragments")
				.send(ClientFrame.of(ClientFrame.TEXT, "a"), bad)
				.fails(1002));
		}
		return cases.stream();
	}

}
