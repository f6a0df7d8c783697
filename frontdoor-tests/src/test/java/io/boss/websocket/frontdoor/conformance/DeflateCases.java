/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor.conformance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.boss.websocket.frontdoor.ClientFrame;

/**
 * Messages on connections that have agreed on permessage-deflate.
 */
final class DeflateCases {

	private static final int[] SIZES = { 0, 1, 16, 125, 126, 1000, 8192, 65535, 65536, 300_000 };

	private static final int RSV1 = ClientFrame.RSV1;

	private static final int FIN = ClientFrame.FIN;

	private static final int COMPRESSED_TEXT = FIN | RSV1 | ClientFrame.TEXT;

	private DeflateCases() {
	}

	static Stream<Case> cases() {
		return Stream.of(echoes(), streams(), fragments(), bad(), limits())
			.flatMap((cases) -> cases)
			.map((test) -> test.headers().isEmpty() ? test.offering("permessage-deflate") : test);
	}

	private static Stream<Case> echoes() {
		List<Case> cases = new ArrayList<>();
		for (int size : SIZES) {
			String text = "compressible ".repeat(size / 13 + 1).substring(0, size);
			cases.add(echo("11.text." + size, size, new Deflation().text(text), ClientFrame.text(text)));
			cases.add(echo("11.noise." + size, size, new Deflation().binary(Payloads.noise(size)),
					ClientFrame.binary(Payloads.noise(size))));
		}
		for (String parameter : List.of(Agreement.SERVER_NO_CONTEXT, Agreement.CLIENT_NO_CONTEXT)) {
			ClientFrame plain = ClientFrame.text(Payloads.text(500));
			Case test = Case.of("11." + parameter, "7.1.1", "the same message again and again")
				.offering("permessage-deflate; " + parameter);
			for (int i = 0; i < 5; i++) {
				// A fresh compressor each time: nobody has to take over a context.
				test = test.send(new Deflation().text(Payloads.text(500))).echoes(plain);
			}
			cases.add(test.works());
		}
		Case chopped = Case.of("11.chopped", "7.2.1", "messages in small pieces, each compressed afresh");
		for (int i = 0; i < 10; i++) {
			chopped = chopped.chopped(7, new Deflation().text(Payloads.text(500))).echoes(Payloads.text(500));
		}
		cases.add(chopped.works());
		String wide = "κόσμε €😀".repeat(3000);
		cases.add(Case.of("11.utf8", "7.2.2", "text of all widths, compressed")
			.chopped(997, new Deflation().text(wide))
			.echoes(wide)
			.works());
		cases.add(plain("11.plain", ClientFrame.text("plain")));
		cases.add(Case.of("11.mixed", "6", "plain messages among compressed ones")
			.send(ClientFrame.text("plain"), deflated("f2 48 cd c9 c9 07 00"), ClientFrame.text("again"),
					deflated("f2 48 cd c9 c9 07 00"))
			.echoes("plain")
			.echoes("Hello")
			.echoes("again")
			.echoes("Hello")
			.works());
		return cases.stream();
	}

	private static Case echo(String id, int size, ClientFrame compressed, ClientFrame plain) {
		return Case.of(id, "7.2.2", size + " bytes, compressed").send(compressed).echoes(plain).works();
	}

	private static Case plain(String id, ClientFrame frame) {
		return Case.of(id, "6", "a plain message on a connection that may compress").send(frame).echoes(frame).works();
	}

	// All ways to write a message that a compressor is free to choose.
	private static Stream<Case> streams() {
		return Stream.of(stream("fixed", "a block of fixed codes", "f2 48 cd c9 c9 07 00", "Hello"),
				stream("stored", "a block that is not compressed", "00 05 00 fa ff 48 65 6c 6c 6f 00", "Hello"),
				stream("final", "a final block", "f3 48 cd c9 c9 07 00 00", "Hello"),
				stream("two", "two blocks", "f2 48 05 00 00 00 ff ff ca c9 c9 07 00", "Hello"),
				stream("empty", "an empty block", "00", ""),
				stream("empty.fixed", "an empty block of fixed codes", "02 00", ""),
				Case.of("11.stream.after-final", "7.2.3.4", "messages after a final block")
					.send(deflated("f3 48 cd c9 c9 07 00 00"), deflated("f2 48 cd c9 c9 07 00"))
					.echoes("Hello")
					.echoes("Hello")
					.works());
	}

	private static Case stream(String id, String what, String hex, String text) {
		return Case.of("11.stream." + id, "7.2.3", what).send(deflated(hex)).echoes(text).works();
	}

	private static Stream<Case> fragments() {
		byte[] compressed = new Deflation().deflate(Payloads.utf8(Payloads.text(2000)));
		int half = compressed.length / 2;
		ClientFrame first = ClientFrame.of(RSV1 | ClientFrame.TEXT, Arrays.copyOf(compressed, half));
		ClientFrame last = ClientFrame.of(FIN | ClientFrame.CONTINUATION,
				Arrays.copyOfRange(compressed, half, compressed.length));
		return Stream.of(
				Case.of("11.fragments", "6.1", "a compressed message in fragments")
					.send(first, last)
					.echoes(Payloads.text(2000))
					.works(),
				Case.of("11.fragments.ping", "6.1", "a ping within a compressed message")
					.send(first, ClientFrame.ping("now"))
					.pongs("now")
					.send(last)
					.echoes(Payloads.text(2000))
					.works(),
				Case.of("11.fragments.empty", "6.1", "empty fragments of a compressed message")
					.send(ClientFrame.of(RSV1 | ClientFrame.TEXT, ""), deflatedPart(compressed),
							ClientFrame.of(FIN | ClientFrame.CONTINUATION, ""))
					.echoes(Payloads.text(2000))
					.works(),
				Case.of("11.fragments.octets", "6.1", "fragments of a compressed message, octet by octet")
					.chopped(1, ClientFrame.of(RSV1 | ClientFrame.TEXT, Payloads.hex("f2 48 cd")),
							ClientFrame.of(FIN | ClientFrame.CONTINUATION, Payloads.hex("c9 c9 07 00")))
					.echoes("Hello")
					.works(),
				Case.of("11.fragments.rsv1", "6.1", "RSV1 on a continuation of a compressed message")
					.send(ClientFrame.of(RSV1 | ClientFrame.TEXT, Payloads.hex("f2 48 cd")),
							ClientFrame.of(FIN | RSV1 | ClientFrame.CONTINUATION, Payloads.hex("c9 c9 07 00")))
					.fails(1002),
				Case.of("11.fragments.plain.rsv1", "6.1", "RSV1 on a continuation of a plain message")
					.send(ClientFrame.of(ClientFrame.TEXT, "Hel"),
							ClientFrame.of(FIN | RSV1 | ClientFrame.CONTINUATION, Payloads.hex("00")))
					.fails(1002));
	}

	private static ClientFrame deflatedPart(byte[] compressed) {
		return ClientFrame.of(ClientFrame.CONTINUATION, compressed);
	}

	private static Stream<Case> bad() {
		return Stream.of(control(ClientFrame.PING), control(ClientFrame.PONG), control(ClientFrame.CLOSE),
				reserved(ClientFrame.RSV2), reserved(ClientFrame.RSV3),
				Case.of("11.bad.block", "7.2.2", "a block of a type that there is not")
					.send(deflated("07 ff ff ff ff"))
					.failsFor(1002, 1007),
				Case.of("11.bad.distance", "7.2.2", "a reference to what is before the beginning")
					.send(deflated("f2 00 11 00 00"))
					.failsFor(1002, 1007),
				Case.of("11.bad.stored", "7.2.2", "a stored block whose length is wrong")
					.send(deflated("00 05 00 05 00 48 65 6c 6c 6f 00"))
					.failsFor(1002, 1007),
				Case.of("11.bad.text", "8.1", "compressed text that is not UTF-8")
					.send(ClientFrame.of(COMPRESSED_TEXT, new Deflation().deflate(Payloads.hex("61 c3 28"))))
					.fails(1007),
				Case.of("11.bad.text.unfinished", "8.1", "compressed text that ends within a character")
					.send(ClientFrame.of(COMPRESSED_TEXT, new Deflation().deflate(Payloads.hex("61 e2 82"))))
					.fails(1007),
				Case.of("11.bad.after-echo", "7.2.2", "what is not compressed after what is")
					.send(deflated("f2 48 cd c9 c9 07 00"))
					.echoes("Hello")
					.send(deflated("ff ff ff ff ff"))
					.failsFor(1002, 1007),
				takeover());
	}

	// The message before has been inflated here, so a server that keeps its window would
	// understand the reference.
	private static Case takeover() {
		Deflation deflation = new Deflation();
		return Case.of("11.bad.takeover", "7.2.1", "a reference to the message before, which the answer forbids")
			.agreedOn(Agreement.SERVER_NO_CONTEXT, Agreement.CLIENT_NO_CONTEXT)
			.send(deflation.text(Payloads.text(500)))
			.echoes(Payloads.text(500))
			.send(deflation.text(Payloads.text(500)))
			.failsFor(1002, 1007);
	}

	private static Case control(int opcode) {
		return Case.of("11.bad.control." + opcode, "6.1", "RSV1 on opcode " + opcode)
			.send(ClientFrame.of(FIN | RSV1 | opcode, Payloads.hex("03 e8")))
			.fails(1002);
	}

	private static Case reserved(int bit) {
		return Case.of("11.bad.reserved." + bit, "6", "RSV1 and a bit that nobody has given a meaning")
			.send(ClientFrame.of(COMPRESSED_TEXT | bit, Payloads.hex("f2 48 cd c9 c9 07 00")))
			.fails(1002);
	}

	private static Stream<Case> limits() {
		int limit = Services.SMALL_LIMIT;
		byte[] zeros = new byte[limit];
		byte[] bomb = new Deflation().deflate(new byte[16 << 20]);
		return Stream.of(
				Case.of("11.limit.largest", "8", "the largest message, compressed")
					.to("small")
					.send(new Deflation().binary(zeros))
					.echoes(ClientFrame.binary(zeros))
					.works(),
				Case.of("11.limit.incompressible", "8", "the largest message, which compression makes larger")
					.to("small")
					.send(new Deflation().binary(Payloads.noise(limit)))
					.echoes(ClientFrame.binary(Payloads.noise(limit)))
					.works(),
				Case.of("11.limit.one-more", "8", "a message that is one byte too large when it is inflated")
					.to("small")
					.send(new Deflation().binary(new byte[limit + 1]))
					.fails(1009),
				Case.of("11.limit.bomb", "8", "16 MB of nothing")
					.send(ClientFrame.of(FIN | RSV1 | ClientFrame.BINARY, bomb))
					.fails(1009),
				Case.of("11.limit.fragments", "8", "fragments that are too large together when they are inflated")
					.send(ClientFrame.of(RSV1 | ClientFrame.BINARY, bomb),
							ClientFrame.of(FIN | ClientFrame.CONTINUATION, ""))
					.fails(1009),
				Case.of("11.limit.head", "8", "the head of a compressed frame that is too large as it is")
					.send(ClientFrame.of(FIN | RSV1 | ClientFrame.BINARY, "").bytes(127, 1L << 40))
					.fails(1009));
	}

	private static ClientFrame deflated(String hex) {
		return ClientFrame.of(COMPRESSED_TEXT, Payloads.hex(hex));
	}

}
