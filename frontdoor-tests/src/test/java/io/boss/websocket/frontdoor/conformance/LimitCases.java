/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.boss.websocket.CloseReason.Kind;
import io.boss.websocket.frontdoor.ClientFrame;

/**
 * Messages that are too large, and lengths that are wrong. What is too large is known by
 * its head: the payload is never sent.
 */
final class LimitCases {

	private static final int LIMIT = Services.SMALL_LIMIT;

	private LimitCases() {
	}

	static Stream<Case> cases() {
		return Stream.of(allowed(), tooLarge(), lengths()).flatMap((cases) -> cases);
	}

	private static Stream<Case> allowed() {
		ClientFrame largest = ClientFrame.text(Payloads.text(LIMIT));
		return Stream.of(
				Case.of("9.largest", "10.4", "the largest message").to("small").send(largest).echoes(largest).works(),
				Case.of("9.largest.twice", "10.4", "the largest message twice")
					.to("small")
					.send(largest, largest)
					.echoes(largest, largest)
					.works(),
				Case.of("9.largest.fragments", "10.4", "the largest message in fragments")
					.to("small")
					.send(ClientFrame.of(ClientFrame.BINARY, Payloads.noise(LIMIT)),
							ClientFrame.of(ClientFrame.CONTINUATION, ""),
							ClientFrame.of(ClientFrame.FIN | ClientFrame.CONTINUATION, ""))
					.echoes(ClientFrame.binary(Payloads.noise(LIMIT)))
					.works(),
				Case.of("9.largest.pings", "10.4", "pings within the largest message")
					.to("small")
					.send(ClientFrame.of(ClientFrame.BINARY, Payloads.noise(LIMIT)),
							ClientFrame.ping(Payloads.text(125)),
							ClientFrame.of(ClientFrame.FIN | ClientFrame.CONTINUATION, ""))
					.pongs(Payloads.text(125))
					.echoes(ClientFrame.binary(Payloads.noise(LIMIT)))
					.works());
	}

	private static Stream<Case> tooLarge() {
		List<Case> cases = new ArrayList<>();
		cases.add(head("9.text", "text one byte too large", ClientFrame.TEXT, 126, LIMIT + 1));
		cases.add(head("9.binary", "binary one byte too large", ClientFrame.BINARY, 126, LIMIT + 1));
		cases.add(head("9.65536", "a length of eight bytes", ClientFrame.BINARY, 127, 65536));
		cases.add(head("9.int", "a length that no int holds", ClientFrame.BINARY, 127, (1L << 32) + 5));
		cases.add(head("9.int.sign", "a length that is negative as an int", ClientFrame.BINARY, 127, 0x80000000L));
		cases.add(head("9.long", "the longest length", ClientFrame.TEXT, 127, Long.MAX_VALUE));
		cases.add(Case.of("9.first", "10.4", "a first fragment that is too large, of which only the head is sent")
			.to("small")
			.send(empty(ClientFrame.TEXT).bytes(126, LIMIT + 1))
			.fails(1009));
		cases.add(Case.of("9.sum", "10.4", "fragments that are too large together")
			.to("small")
			.send(ClientFrame.of(ClientFrame.BINARY, Payloads.noise(600)))
			.send(empty(ClientFrame.FIN | ClientFrame.CONTINUATION).bytes(126, LIMIT - 599))
			.fails(1009));
		cases.add(Case.of("9.sum.many", "10.4", "many fragments that are too large together")
			.to("small")
			.send(ClientFrame.of(ClientFrame.BINARY, Payloads.noise(LIMIT)))
			.send(ClientFrame.of(ClientFrame.CONTINUATION, ""))
			.send(empty(ClientFrame.CONTINUATION).bytes(1, 1))
			.fails(1009));
		cases.add(Case.of("9.sum.long", "10.4", "a fragment whose length overflows the sum")
			.to("small")
			.send(ClientFrame.of(ClientFrame.BINARY, Payloads.noise(600)))
			.send(empty(ClientFrame.CONTINUATION).bytes(127, Long.MAX_VALUE))
			.fails(1009));
		cases.add(Case.of("9.characters", "10.4", "text of few characters and too many bytes")
			.to("small")
			.send(ClientFrame.text("€".repeat(LIMIT / 3 + 1)))
			.fails(1009));
		cases.add(Case.of("9.whole", "10.4", "a message that is much too large, all of it")
			.to("small")
			.send(ClientFrame.binary(Payloads.noise(200_000)))
			.closes(1009)
			.heard(Kind.ERROR, 1009));
		cases.add(Case.of("9.after-echo", "10.4", "a good message, and the head of one that is too large")
			.to("small")
			.send(ClientFrame.text("good"))
			.echoes("good")
			.send(empty(ClientFrame.FIN | ClientFrame.TEXT).bytes(126, LIMIT + 1))
			.fails(1009));
		return cases.stream();
	}

	private static Stream<Case> lengths() {
		List<Case> cases = new ArrayList<>();
		cases.add(length("9.top-bit", "a length with its highest bit set", 127, Long.MIN_VALUE | 5));
		cases.add(length("9.all-bits", "a length of nothing but set bits", 127, -1));
		cases.add(length("9.two-bytes.0", "a length of 0 in two bytes", 126, 0));
		cases.add(length("9.two-bytes.125", "a length of 125 in two bytes", 126, 125));
		cases.add(length("9.eight-bytes.0", "a length of 0 in eight bytes", 127, 0));
		cases.add(length("9.eight-bytes.126", "a length of 126 in eight bytes", 127, 126));
		cases.add(length("9.eight-bytes.65535", "a length of 65535 in eight bytes", 127, 65535));
		return cases.stream();
	}

	private static Case head(String id, String what, int opcode, int form, long length) {
		return Case.of(id, "10.4", what + ", of which only the head is sent")
			.to("small")
			.send(empty(ClientFrame.FIN | opcode).bytes(form, length))
			.fails(1009);
	}

	private static Case length(String id, String what, int form, long length) {
		return Case.of(id, "5.2", what)
			.send(empty(ClientFrame.FIN | ClientFrame.BINARY).bytes(form, length))
			.fails(1002);
	}

	private static ClientFrame empty(int head) {
		return ClientFrame.of(head, "");
	}

}
