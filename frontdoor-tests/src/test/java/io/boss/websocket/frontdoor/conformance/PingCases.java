/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor.conformance;

import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.boss.websocket.frontdoor.ClientFrame;

/**
 * Pings and pongs.
 */
final class PingCases {

	private static final int FIN_PING = ClientFrame.FIN | ClientFrame.PING;

	private PingCases() {
	}

	static Stream<Case> cases() {
		String longest = Payloads.text(125);
		ClientFrame tooLong = ClientFrame.ping(Payloads.text(126));
		return Stream.of(
				Case.of("2.ping.empty", "5.5.2", "a ping without payload").send(ClientFrame.ping("")).pongs("").works(),
				Case.of("2.ping.payload", "5.5.2", "a ping with a payload")
					.send(ClientFrame.ping("Hello"))
					.pongs("Hello")
					.works(),
				Case.of("2.ping.binary", "5.5.2", "a ping whose payload is no text")
					.send(ClientFrame.of(FIN_PING, Payloads.hex("00 ff fe fd fc fb 00 ff")))
					.pong(Payloads.hex("00 ff fe fd fc fb 00 ff"))
					.works(),
				Case.of("2.ping.125", "5.5", "a ping of 125 bytes")
					.send(ClientFrame.ping(longest))
					.pongs(longest)
					.works(),
				Case.of("2.ping.126", "5.5", "a ping of 126 bytes").send(tooLong).fails(1002),
				Case.of("2.ping.126.head", "5.5", "the head of a ping of 126 bytes")
					.sendAllBut(126, tooLong)
					.fails(1002),
				Case.of("2.ping.eight-bytes", "5.5", "a ping with a length of eight bytes")
					.send(ClientFrame.ping("Hello").bytes(127, 5))
					.fails(1002),
				Case.of("2.pong.126", "5.5", "a pong of 126 bytes")
					.send(ClientFrame.pong(Payloads.text(126)))
					.fails(1002),
				Case.of("2.ping.octets", "5.5.2", "a ping octet by octet")
					.chopped(1, ClientFrame.ping(longest))
					.pongs(longest)
					.works(),
				Case.of("2.pong.unsolicited", "5.5.3", "a pong that nobody has asked for")
					.send(ClientFrame.pong(""), ClientFrame.pong("unasked"))
					.works(),
				Case.of("2.pong.then-ping", "5.5.3", "pongs around a ping")
					.send(ClientFrame.pong("unasked"), ClientFrame.ping("asked"), ClientFrame.pong("unasked"))
					.pongs("asked")
					.works(),
				Case.of("2.ping.among-messages", "5.5.2", "pings among messages")
					.send(ClientFrame.text("a"), ClientFrame.ping("1"), ClientFrame.text("b"), ClientFrame.ping("2"),
							ClientFrame.text("c"))
					.echoes("a")
					.echoes("b")
					.echoes("c")
					.pongs("1", "2")
					.works(),
				many("2.ping.many", 10, 0), many("2.ping.very-many", 200, 0), many("2.ping.many.octets", 10, 1));
	}

	private static Case many(String id, int count, int chop) {
		String[] payloads = IntStream.range(0, count).mapToObj((i) -> "ping " + i).toArray(String[]::new);
		ClientFrame[] pings = Stream.of(payloads).map(ClientFrame::ping).toArray(ClientFrame[]::new);
		Case many = Case.of(id, "5.5.2", count + " pings");
		return ((chop > 0) ? many.chopped(chop, pings) : many.send(pings)).pongs(payloads).works();
	}

}
