/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor.conformance;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.boss.websocket.frontdoor.ClientFrame;

/**
 * Messages in fragments, and what may stand between them.
 */
final class FragmentationCases {

	private static final int LAST = ClientFrame.FIN | ClientFrame.CONTINUATION;

	private FragmentationCases() {
	}

	static Stream<Case> cases() {
		return Stream.of(good(), bad()).flatMap((cases) -> cases);
	}

	private static Stream<Case> good() {
		return Stream.of(
				Case.of("5.two.text", "5.4", "text in two fragments")
					.send(first("Hel"), last("lo"))
					.echoes("Hello")
					.works(),
				Case.of("5.two.binary", "5.4", "binary in two fragments")
					.send(ClientFrame.of(ClientFrame.BINARY, Payloads.noise(10)), last(""))
					.echoes(ClientFrame.binary(Payloads.noise(10)))
					.works(),
				Case.of("5.two.writes", "5.4", "two fragments in two writes")
					.send(first("Hel"))
					.waits()
					.send(last("lo"))
					.echoes("Hello")
					.works(),
				Case.of("5.empty.first", "5.4", "an empty first fragment")
					.send(first(""), last("Hello"))
					.echoes("Hello")
					.works(),
				Case.of("5.empty.middle", "5.4", "empty fragments around one that is not")
					.send(first(""), next("Hello"), next(""), last(""))
					.echoes("Hello")
					.works(),
				Case.of("5.empty.all", "5.4", "nothing but empty fragments")
					.send(first(""), next(""), last(""))
					.echoes("")
					.works(),
				Case.of("5.single-octets", "5.4", "a fragment for each octet, octet by octet")
					.chopped(1, octets(50))
					.echoes(Payloads.text(50))
					.works(),
				many("5.many", 1000, 0), many("5.many.chops", 1000, 997), large(),
				Case.of("5.ping", "5.4", "a ping between fragments, answered at once")
					.send(first("Hel"), ClientFrame.ping("now"))
					.pongs("now")
					.send(last("lo"))
					.echoes("Hello")
					.works(),
				Case.of("5.pings", "5.4", "pings and pongs between fragments, octet by octet")
					.chopped(1, first("Hel"), ClientFrame.ping("1"), ClientFrame.pong("no"), next("l"),
							ClientFrame.ping("2"), last("o"))
					.echoes("Hello")
					.pongs("1", "2")
					.works(),
				Case.of("5.ping.one-write", "5.4", "pings between fragments in one write")
					.send(first("Hel"), ClientFrame.ping("1"), next(""), ClientFrame.ping("2"), last("lo"),
							ClientFrame.text("more"))
					.echoes("Hello")
					.echoes("more")
					.pongs("1", "2")
					.works(),
				Case.of("5.close", "5.5.1", "a close between fragments")
					.send(first("Hel"), ClientFrame.close(1000, ""))
					.closedByPeer(1000));
	}

	private static Stream<Case> bad() {
		return Stream.of(Case.of("5.nothing.last", "5.4", "a last continuation of nothing").send(last("a")).fails(1002),
				Case.of("5.nothing.next", "5.4", "a continuation of nothing").send(next("a")).fails(1002),
				Case.of("5.nothing.empty", "5.4", "an empty continuation of nothing").send(last("")).fails(1002),
				Case.of("5.nothing.after-whole", "5.4", "a continuation of a message that was whole")
					.send(ClientFrame.text("whole"))
					.echoes("whole")
					.send(last("a"))
					.fails(1002),
				Case.of("5.nothing.pipelined", "5.4", "a whole message and its continuation in one write")
					.send(ClientFrame.text("whole"), last("a"))
					.echoes("whole")
					.fails(1002),
				Case.of("5.nothing.after-fragments", "5.4", "a continuation too many")
					.send(first("a"), last("b"))
					.echoes("ab")
					.send(last("c"))
					.fails(1002),
				Case.of("5.new.text", "5.4", "a message within a message")
					.send(first("a"), ClientFrame.text("b"))
					.fails(1002),
				Case.of("5.new.fragment", "5.4", "a fragmented message within a fragmented message")
					.send(first("a"), ClientFrame.of(ClientFrame.BINARY, "b"))
					.fails(1002),
				Case.of("5.new.empty", "5.4", "an empty message within a message")
					.send(first(""), ClientFrame.binary(new byte[0]))
					.fails(1002),
				Case.of("5.new.after-ping", "5.4", "a ping and a message within a message")
					.send(first("a"), ClientFrame.ping("1"))
					.pongs("1")
					.send(ClientFrame.text("b"))
					.fails(1002),
				Case.of("5.fragmented.ping", "5.5", "a fragmented ping")
					.send(ClientFrame.of(ClientFrame.PING, "a"))
					.fails(1002),
				Case.of("5.fragmented.pong", "5.5", "a fragmented pong")
					.send(ClientFrame.of(ClientFrame.PONG, "a"))
					.fails(1002),
				Case.of("5.fragmented.close", "5.5", "a fragmented close")
					.send(ClientFrame.of(ClientFrame.CLOSE, new byte[] { 3, (byte) 0xE8 }))
					.fails(1002),
				Case.of("5.fragmented.ping.in-message", "5.5", "a fragmented ping between fragments")
					.send(first("a"), ClientFrame.of(ClientFrame.PING, ""))
					.fails(1002));
	}

	private static ClientFrame first(String text) {
		return ClientFrame.of(ClientFrame.TEXT, text);
	}

	private static ClientFrame next(String text) {
		return ClientFrame.of(ClientFrame.CONTINUATION, text);
	}

	private static ClientFrame last(String text) {
		return ClientFrame.of(LAST, text);
	}

	private static ClientFrame[] octets(int count) {
		String text = Payloads.text(count);
		return IntStream.range(0, count).mapToObj((i) -> {
			int head = ((i == 0) ? ClientFrame.TEXT : ClientFrame.CONTINUATION)
					| ((i == count - 1) ? ClientFrame.FIN : 0);
			return ClientFrame.of(head, text.substring(i, i + 1));
		}).toArray(ClientFrame[]::new);
	}

	private static Case many(String id, int count, int chop) {
		Case many = Case.of(id, "5.4", count + " fragments");
		return ((chop > 0) ? many.chopped(chop, octets(count)) : many.send(octets(count))).echoes(Payloads.text(count))
			.works();
	}

	private static Case large() {
		byte[] payload = Payloads.noise(300_000);
		ClientFrame[] frames = IntStream.range(0, 3).mapToObj((i) -> {
			byte[] part = Arrays.copyOfRange(payload, 100_000 * i, 100_000 * (i + 1));
			return ClientFrame.of((i == 0) ? ClientFrame.BINARY : (i == 1) ? ClientFrame.CONTINUATION : LAST, part);
		}).toArray(ClientFrame[]::new);
		return Case.of("5.large", "5.4", "large fragments").send(frames).echoes(ClientFrame.binary(payload)).works();
	}

}
