/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.boss.websocket.CloseReason.Kind;
import io.boss.websocket.frontdoor.ClientFrame;

/**
 * The closing handshake, begun by either side.
 */
final class CloseCases {

	private static final int[] CODES = { 1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000,
			3999, 4000, 4999 };

	private static final int[] NO_CODES = { 0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 32768,
			65535 };

	private static final int FIN_CLOSE = ClientFrame.FIN | ClientFrame.CLOSE;

	private static final ClientFrame BYE = ClientFrame.close(1000, "bye");

	private CloseCases() {
	}

	static Stream<Case> cases() {
		return Stream.of(payloads(), codes(), around(), byServer()).flatMap((cases) -> cases);
	}

	private static Stream<Case> payloads() {
		String longest = Payloads.text(123);
		return Stream.of(
				Case.of("7.empty", "5.5.1", "a close without payload")
					.send(ClientFrame.of(FIN_CLOSE, ""))
					.closedByPeer(Case.NO_CODE),
				Case.of("7.one-byte", "5.5.1", "a close with half a code")
					.send(ClientFrame.of(FIN_CLOSE, new byte[] { 3 }))
					.fails(1002),
				Case.of("7.code", "5.5.1", "a close with a code").send(ClientFrame.close(1000, "")).closedByPeer(1000),
				Case.of("7.reason", "5.5.1", "a close with a reason").send(BYE).closedByPeer(1000),
				Case.of("7.reason.123", "5.5.1", "a close with the longest reason")
					.send(ClientFrame.close(1000, longest))
					.closedByPeer(1000),
				Case.of("7.reason.124", "5.5", "a close with too long a reason")
					.send(ClientFrame.close(1000, longest + "a"))
					.fails(1002),
				Case.of("7.reason.utf8", "5.5.1", "a close with a reason of all widths")
					.send(ClientFrame.close(1000, "κόσμε €😀"))
					.closedByPeer(1000),
				Case.of("7.reason.bad", "5.5.1", "a close with a reason that is no text")
					.send(ClientFrame.close(1000, Payloads.hex("ce ba e1 bd b9 ff")))
					.fails(1007),
				Case.of("7.reason.surrogate", "5.5.1", "a close with half a pair of surrogates")
					.send(ClientFrame.close(1000, Payloads.hex("ed a0 80")))
					.fails(1007),
				Case.of("7.reason.unfinished", "5.5.1", "a close whose reason ends within a character")
					.send(ClientFrame.close(1000, Payloads.hex("e2 82")))
					.fails(1007),
				Case.of("7.octets", "5.5.1", "a close octet by octet").chopped(1, BYE).closedByPeer(1000));
	}

	private static Stream<Case> codes() {
		List<Case> cases = new ArrayList<>();
		for (int code : CODES) {
			cases.add(Case.of("7.code." + code, "7.4", "a close with code " + code)
				.send(ClientFrame.close(code, "because"))
				.closes(code)
				.ends());
		}
		for (int code : NO_CODES) {
			cases.add(Case.of("7.no-code." + code, "7.4", "a close with " + code + ", which is no code")
				.send(ClientFrame.close(code, ""))
				.fails(1002));
			cases.add(Case.of("7.no-code." + code + ".reason", "7.4", "a close with " + code + " and a reason")
				.send(ClientFrame.close(code, "because"))
				.fails(1002));
		}
		cases.add(Case.of("7.code.heard", "7.4.2", "a close with a code of the application's")
			.send(ClientFrame.close(4321, "because"))
			.closedByPeer(4321));
		return cases.stream();
	}

	private static Stream<Case> around() {
		ClientFrame[] messages = IntStream.range(0, 30)
			.mapToObj((i) -> ClientFrame.text("message " + i))
			.toArray(ClientFrame[]::new);
		ClientFrame[] andClose = Stream.concat(Stream.of(messages), Stream.of(BYE)).toArray(ClientFrame[]::new);
		return Stream.of(
				Case.of("7.then.text", "5.5.1", "a message after a close")
					.send(BYE, ClientFrame.text("too late"))
					.closedByPeer(1000),
				Case.of("7.then.ping", "5.5.1", "a ping after a close")
					.send(BYE, ClientFrame.ping("too late"))
					.closedByPeer(1000),
				Case.of("7.then.close", "5.5.1", "a second close")
					.send(BYE, ClientFrame.close(4000, "too late"))
					.closedByPeer(1000),
				Case.of("7.then.bad", "5.5.1", "a bad frame after a close")
					.send(BYE, ClientFrame.of(0xFF, "too late"))
					.closedByPeer(1000),
				Case.of("7.then.unmasked", "5.5.1", "a frame without mask after a close")
					.send(BYE, ClientFrame.text("too late").unmasked())
					.closedByPeer(1000),
				Case.of("7.after.echo", "5.5.1", "a message, its echo, and a close")
					.send(ClientFrame.text("first"))
					.echoes("first")
					.send(BYE)
					.closedByPeer(1000),
				Case.of("7.after.message", "5.5.1", "a message and a close in one write")
					.send(ClientFrame.text("first"), BYE)
					.echoes("first")
					.closedByPeer(1000),
				Case.of("7.after.messages", "5.5.1", "many messages and a close in one write")
					.send(andClose)
					.echoes(messages)
					.closedByPeer(1000),
				Case.of("7.after.large", "5.5.1", "a large message and a close in one write")
					.send(ClientFrame.binary(Payloads.noise(300_000)), BYE)
					.echoes(ClientFrame.binary(Payloads.noise(300_000)))
					.closedByPeer(1000),
				Case.of("7.after.pings", "5.5.1", "pings and a close in one write")
					.send(ClientFrame.ping("1"), ClientFrame.ping("2"), BYE)
					.pongs("1", "2")
					.closedByPeer(1000));
	}

	private static Stream<Case> byServer() {
		Case closing = Case.of("", "7.1.2", "").send(ClientFrame.text("close 4002 enough")).closes(4002);
		return Stream.of(
				named(closing, "7.server.answered", "an answer to the server's close").waits()
					.send(ClientFrame.close(4002, "enough"))
					.ends()
					.heard(Kind.SHUTDOWN, 4002),
				named(closing, "7.server.other-code", "another code as the answer to the server's close")
					.send(ClientFrame.close(1000, ""))
					.ends()
					.heard(Kind.SHUTDOWN, 4002),
				named(closing, "7.server.empty-answer", "an empty answer to the server's close")
					.send(ClientFrame.of(FIN_CLOSE, ""))
					.ends()
					.heard(Kind.SHUTDOWN, 4002),
				named(closing, "7.server.late-message", "messages and a ping before the answer to the server's close")
					.send(ClientFrame.text("late"), ClientFrame.binary(Payloads.noise(1000)))
					.send(ClientFrame.close(4002, "enough"))
					.ends()
					.heard(Kind.SHUTDOWN, 4002),
				named(closing, "7.server.half-close", "the end instead of an answer to the server's close").halfCloses()
					.ends()
					.heard(Kind.SHUTDOWN, 4002),
				named(closing, "7.server.never-answered", "no answer to the server's close").to("hasty")
					.ends()
					.heard(Kind.SHUTDOWN, 4002),
				Case.of("7.server.after-echo", "7.1.2", "messages before the server closes, in one write")
					.send(ClientFrame.text("a"), ClientFrame.text("b"), ClientFrame.text("close 4002 enough"))
					.echoes("a")
					.echoes("b")
					.closes(4002)
					.send(ClientFrame.close(4002, ""))
					.ends());
	}

	private static Case named(Case closing, String id, String what) {
		return new Case(id, closing.section(), what, closing.service(), closing.headers(), closing.steps());
	}

}
