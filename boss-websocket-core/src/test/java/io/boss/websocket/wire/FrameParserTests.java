/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.wire;

import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FrameParserTests {

	private static final int MAX = 100_000;

	private static final int FIN = ClientFrames.FIN;

	private static final int RSV1 = ClientFrames.RSV1;

	private static final int CONTINUATION = 0x0;

	private static final int TEXT = 0x1;

	private static final int BINARY = 0x2;

	private static final int CLOSE = 0x8;

	private static final int PING = 0x9;

	private static final int PONG = 0xA;

	private static final PerMessageDeflate DEFLATE = PerMessageDeflate.negotiate(List.of("permessage-deflate"));

	static Stream<Arguments> allowed() {
		String text126 = "x".repeat(126);
		String text65536 = "y".repeat(65536);
		return Stream.of( //
				Arguments.of("empty text", frames().text(""), List.of("text ")),
				Arguments.of("text", frames().text("Hello"), List.of("text Hello")),
				Arguments.of("all lengths of characters",
						frames().text("a\u00e9\u20ac\ud83d\ude00 \u05e9\u05dc\u05d5\u05dd"),
						List.of("text a\u00e9\u20ac\ud83d\ude00 \u05e9\u05dc\u05d5\u05dd")),
				Arguments.of("mask of zeros", frames().mask(0).text("Hello, world"), List.of("text Hello, world")),
				Arguments.of("mask of ones", frames().mask(-1).text("Hello, world"), List.of("text Hello, world")),
				Arguments.of("16-bit length", frames().text(text126), List.of("text " + text126)),
				Arguments.of("largest 16-bit length", frames().text("z".repeat(65535)),
						List.of("text " + "z".repeat(65535))),
				Arguments.of("64-bit length", frames().text(text65536), List.of("text " + text65536)),
				Arguments.of("empty binary", frames().frame(FIN | BINARY, ""), List.of("binary ")),
				Arguments.of("binary", frames().frame(FIN | BINARY, hex("00ff80c0")), List.of("binary 00ff80c0")),
				Arguments.of("ping and pong", frames().frame(FIN | PING, "").frame(FIN | PONG, hex("ff")),
						List.of("ping ", "pong ff")),
				Arguments.of("largest ping", frames().frame(FIN | PING, new byte[125]),
						List.of("ping " + "00".repeat(125))),
				Arguments.of("fragments", frames().frame(TEXT, "Hel").frame(CONTINUATION, "lo").frame(FIN, "!"),
						List.of("text Hello!")),
				Arguments.of("empty fragments", frames().frame(BINARY, "").frame(CONTINUATION, "").frame(FIN, ""),
						List.of("binary ")),
				Arguments.of("control frames between fragments",
						frames().frame(TEXT, "a").frame(FIN | PING, hex("01")).frame(FIN | PONG, "").frame(FIN, "b"),
						List.of("ping 01", "pong ", "text ab")),
				Arguments.of("character split by fragments",
						frames().frame(TEXT, hex("f0"))
							.frame(0, hex("9f98"))
							.frame(FIN | PING, hex("c3"))
							.frame(FIN, hex("80")),
						List.of("ping c3", "text \ud83d\ude00")),
				Arguments.of("close between fragments", frames().frame(TEXT, "a").frame(FIN | CLOSE, hex("03e8")),
						List.of("close 1000 ")),
				Arguments.of("empty close", frames().frame(FIN | CLOSE, ""), List.of("close 1005 ")),
				Arguments.of("close with a reason", frames().frame(FIN | CLOSE, hex("03e9 c3a9")),
						List.of("close 1001 \u00e9")),
				Arguments.of("what follows a close", frames().frame(FIN | CLOSE, hex("03e8")).text("a").raw("ffffff"),
						List.of("close 1000 ")));
	}

	static Stream<Arguments> allowedWithCompression() {
		return Stream.of( //
				Arguments.of("compressed",
						frames().frame(FIN | RSV1 | TEXT, deflate(utf8("Hello")))
							.frame(FIN | RSV1 | BINARY, deflate(hex("ff"))),
						List.of("text Hello", "binary ff")),
				Arguments.of("compressed beside uncompressed",
						frames().text("a").frame(FIN | RSV1 | TEXT, deflate(utf8("b"))).text("c"),
						List.of("text a", "text b", "text c")),
				Arguments.of("compressed character of 4 bytes",
						frames().frame(FIN | RSV1 | TEXT, deflate(utf8("\ud83d\ude00"))), List.of("text \ud83d\ude00")),
				Arguments.of("compressed empty", frames().frame(FIN | RSV1 | TEXT, hex("00")), List.of("text ")),
				Arguments.of("compressed without a byte", frames().frame(FIN | RSV1 | TEXT, ""), List.of("text ")),
				Arguments.of("compressed fragments of RFC 7692, section 7.2.3.1",
						frames().frame(RSV1 | TEXT, hex("f248cd")).frame(FIN | PING, "").frame(FIN, hex("c9c90700")),
						List.of("ping ", "text Hello")),
				Arguments.of("block without compression of section 7.2.3.3",
						frames().frame(FIN | RSV1 | TEXT, hex("000500faff48656c6c6f00")), List.of("text Hello")),
				Arguments.of("final block of section 7.2.3.4",
						frames().frame(FIN | RSV1 | TEXT, hex("f348cdc9c9070000")), List.of("text Hello")),
				Arguments.of("final block, and nothing after it",
						frames().frame(FIN | RSV1 | TEXT, hex("f348cdc9c90700")), List.of("text Hello")),
				Arguments.of("final block, and another after it",
						frames().frame(FIN | RSV1 | TEXT, hex("f348cdc9c90700 f248cdc9c90700")),
						List.of("text HelloHello")),
				Arguments.of("two blocks of section 7.2.3.5",
						frames().frame(FIN | RSV1 | TEXT, hex("f248050000 00ffff cac9c90700")), List.of("text Hello")));
	}

	static Stream<Arguments> forbidden() {
		return Stream.of( //
				Arguments.of("no mask", frames().raw("8100"), 1002), //
				Arguments.of("no mask on a ping", frames().raw("8900"), 1002),
				Arguments.of("RSV1 without an agreement", frames().frame(FIN | RSV1 | TEXT, hex("00")), 1002),
				Arguments.of("RSV2", frames().raw("a180"), 1002), //
				Arguments.of("RSV3", frames().raw("9180"), 1002),
				Arguments.of("control frame in fragments", frames().raw("0980"), 1002),
				Arguments.of("close frame in fragments", frames().raw("0880"), 1002),
				Arguments.of("ping of 126 bytes", frames().raw("89fe"), 1002),
				Arguments.of("ping with a 64-bit length", frames().raw("89ff"), 1002),
				Arguments.of("continuation first", frames().frame(FIN, "a"), 1002),
				Arguments.of("continuation first, not final", frames().frame(CONTINUATION, "a"), 1002),
				Arguments.of("continuation of a whole message", frames().frame(FIN | CONTINUATION, ""), 1002),
				Arguments.of("text within text", frames().frame(TEXT, "a").text("b"), 1002),
				Arguments.of("fragment of binary within text", frames().frame(TEXT, "a").frame(BINARY, "b"), 1002),
				Arguments.of("125 in 16 bits", frames().raw("82fe007d 00000000"), 1002),
				Arguments.of("0 in 16 bits", frames().raw("82fe0000 00000000"), 1002),
				Arguments.of("65535 in 64 bits", frames().raw("82ff000000000000ffff 00000000"), 1002),
				Arguments.of("125 in 64 bits", frames().raw("82ff000000000000007d 00000000"), 1002),
				Arguments.of("top bit of 64 bits", frames().raw("82ff8000000000000000 00000000"), 1002),
				Arguments.of("larger than allowed", frames().header(FIN | BINARY, MAX + 1), 1009),
				Arguments.of("far larger than allowed", frames().header(FIN | BINARY, Long.MAX_VALUE), 1009),
				Arguments.of("fragments larger than allowed",
						frames().frame(BINARY, new byte[MAX]).header(CONTINUATION, 1), 1009),
				Arguments.of("half a close code", frames().frame(FIN | CLOSE, hex("03")), 1002),
				Arguments.of("close reason not UTF-8", frames().frame(FIN | CLOSE, hex("03e8 c0af")), 1007),
				Arguments.of("close reason ends in a character", frames().frame(FIN | CLOSE, hex("03e8 c3")), 1007),
				Arguments.of("overlong", frames().frame(FIN | TEXT, hex("c0af")), 1007),
				Arguments.of("surrogate", frames().frame(FIN | TEXT, hex("eda080")), 1007),
				Arguments.of("above U+10FFFF", frames().frame(FIN | TEXT, hex("f4908080")), 1007),
				Arguments.of("ends in a character", frames().frame(FIN | TEXT, hex("61e282")), 1007),
				Arguments.of("fragments end in a character", frames().frame(TEXT, hex("e2")).frame(FIN, hex("82")),
						1007),
				Arguments.of("not UTF-8 after much ASCII",
						frames().text("a".repeat(1000) + "\u00e9")
							.frame(FIN | TEXT, concat(utf8("a".repeat(1001)), hex("80"))),
						1007),
				Arguments.of("bad byte of a frame that is not all there", frames().header(TEXT, 4).masked(hex("ff")),
						1007),
				Arguments.of("bad second byte in the next fragment",
						frames().frame(TEXT, hex("f4")).header(0, 9).masked(hex("90")), 1007));
	}

	static Stream<Arguments> forbiddenWithCompression() {
		return Stream.of( //
				Arguments.of("RSV1 on a continuation", frames().frame(RSV1 | TEXT, "").raw("c080"), 1002),
				Arguments.of("RSV1 on a ping", frames().raw("c980"), 1002), //
				Arguments.of("RSV1 on a close", frames().raw("c880"), 1002), //
				Arguments.of("RSV2", frames().raw("e180"), 1002),
				Arguments.of("not deflated", frames().frame(FIN | RSV1 | TEXT, hex("07")), 1007),
				Arguments.of("ends within a block", frames().frame(FIN | RSV1 | TEXT, hex("000500faff4865")), 1007),
				Arguments.of("needs the message before (section 7.2.3.2)",
						frames().frame(FIN | RSV1 | TEXT, hex("f248cdc9c90700"))
							.frame(FIN | RSV1 | TEXT, hex("f200110000")),
						1007),
				Arguments.of("text not UTF-8", frames().frame(FIN | RSV1 | TEXT, deflate(hex("61ff"))), 1007),
				Arguments.of("ends in a character", frames().frame(FIN | RSV1 | TEXT, deflate(hex("61c3"))), 1007),
				Arguments.of("bad byte in the first fragment",
						frames().frame(RSV1 | TEXT, concat(deflate(hex("ff")), hex("000000ffff")))
							.frame(FIN, hex("00")),
						1007),
				Arguments.of("one byte too large", frames().frame(FIN | RSV1 | BINARY, deflate(new byte[MAX + 1])),
						1009));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource({ "allowed", "allowedWithCompression" })
	void whenFramesAreAllowedThenTheirMessagesAreHeard(String name, ClientFrames frames, List<String> events) {
		assertThat(HeardFrames.of(MAX, DEFLATE, frames.bytes(), Integer.MAX_VALUE / 2)).isEqualTo(events);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource({ "allowed", "allowedWithCompression" })
	void whenFramesAreSplitAnywhereThenTheSameIsHeard(String name, ClientFrames frames, List<String> events) {
		byte[] bytes = frames.bytes();
		splits(bytes.length).forEach((split) -> {
			HeardFrames heard = new HeardFrames(MAX, DEFLATE);
			heard.parse(bytes, 0, split);
			heard.parse(bytes, split, bytes.length);
			assertThat(heard.events()).as("split at %d", split).isEqualTo(events);
		});
		assertThat(HeardFrames.of(MAX, DEFLATE, bytes, 1)).as("single bytes").isEqualTo(events);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource({ "allowed", "allowedWithCompression" })
	void whenBufferIsDirectThenTheSameIsHeard(String name, ClientFrames frames, List<String> events) {
		byte[] bytes = frames.bytes();
		for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
			ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length + 3).position(3).put(bytes).position(3);
			HeardFrames heard = new HeardFrames(MAX, DEFLATE);
			heard.parse(direct.order(order));
			assertThat(heard.events()).isEqualTo(events);
			assertThat(direct.order()).isEqualTo(order);
			assertThat(direct.hasRemaining()).isFalse();
		}
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("forbidden")
	void whenFrameIsForbiddenThenItFails(String name, ClientFrames frames, int closeCode) {
		assertFails(null, frames.bytes(), closeCode);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("forbiddenWithCompression")
	void whenFrameIsForbiddenWithCompressionThenItFails(String name, ClientFrames frames, int closeCode) {
		assertFails(DEFLATE, frames.bytes(), closeCode);
	}

	private static void assertFails(PerMessageDeflate deflate, byte[] bytes, int closeCode) {
		for (int pieceSize : new int[] { Integer.MAX_VALUE / 2, 1, 3 }) {
			List<String> events = HeardFrames.of(MAX, deflate, bytes, pieceSize);
			assertThat(HeardFrames.codes(events)).as("pieces of %d", pieceSize)
				.filteredOn((event) -> event.startsWith("failed"))
				.containsExactly("failed " + closeCode);
			assertThat(events.get(events.size() - 1)).startsWith("failed").hasSizeLessThan(123);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 0x3, 0x4, 0x5, 0x6, 0x7, 0xB, 0xC, 0xD, 0xE, 0xF })
	void whenOpcodeIsReservedThenItFails(int opcode) {
		assertThat(HeardFrames.of(MAX, null, new byte[] { (byte) (FIN | opcode) }, 1))
			.containsExactly("failed 1002 unknown opcode " + opcode);
	}

	@Test
	void whenCloseCodeIsAnythingThenOnlyThoseThatMayTravelAreHeard() {
		for (int code = 0; code <= 0xFFFF; code++) {
			boolean defined = code >= 1000 && code <= 1003 || code >= 1007 && code <= 1014;
			boolean allowed = defined || code >= 3000 && code <= 4999;
			byte[] payload = { (byte) (code >> 8), (byte) code };
			List<String> events = HeardFrames.of(MAX, null, frames().frame(FIN | CLOSE, payload).bytes(), 100);
			assertThat(HeardFrames.codes(events)).containsExactly(allowed ? "close " + code + " " : "failed 1002");
		}
	}

	@ParameterizedTest
	@CsvSource({ "true, 0", "true, 1", "true, 126", "false, 1", "false, 126" })
	void whenMessageIsAsLargeAsAllowedThenOneByteMoreFails(boolean compressed, int max) {
		int first = compressed ? FIN | RSV1 | BINARY : FIN | BINARY;
		byte[] largest = new byte[max];
		byte[] tooLarge = new byte[max + 1];
		assertThat(
				HeardFrames.of(max, DEFLATE, frames().frame(first, compressed ? deflate(largest) : largest).bytes(), 9))
			.containsExactly("binary " + "00".repeat(max));
		assertThat(HeardFrames.of(max, DEFLATE,
				frames().frame(first, compressed ? deflate(tooLarge) : tooLarge).bytes(), 9))
			.containsExactly("failed 1009 message is larger than " + max + " bytes");
	}

	// Found by the fuzzer: of a length cut in the middle, the second half alone was read.
	@ParameterizedTest
	@ValueSource(longs = { 0x1_0001_0000L, 0xFFFF_FFFFL, Long.MAX_VALUE })
	void whenLengthIsCutAnywhereThenAllOfItCounts(long length) {
		byte[] bytes = frames().header(FIN | BINARY, length).masked(new byte[8]).bytes();
		for (int cut = 1; cut < bytes.length; cut++) {
			HeardFrames heard = new HeardFrames(MAX, null);
			heard.parse(bytes, 0, cut);
			heard.parse(bytes, cut, bytes.length);
			assertThat(HeardFrames.codes(heard.events())).as("cut at %d", cut).containsExactly("failed 1009");
		}
	}

	@Test
	void whenHandlerWantsNoMoreThenTheRestStaysInTheBuffer() {
		byte[] first = frames().text("one").bytes();
		ByteBuffer input = ByteBuffer.wrap(concat(first, frames().frame(FIN | PING, "").text("two").bytes()));
		HeardFrames heard = new HeardFrames(MAX, null).wantMore(false);

		heard.parse(input);
		assertThat(heard.events()).containsExactly("text one");
		assertThat(input.position()).isEqualTo(first.length);
		heard.parse(input);
		assertThat(heard.events()).containsExactly("text one", "ping ");
		heard.wantMore(true).parse(input);
		assertThat(heard.events()).containsExactly("text one", "ping ", "text two");
		assertThat(input.hasRemaining()).isFalse();
	}

	@Test
	void whenHandlerWantsNoMoreAfterAFragmentedMessageThenTheRestStaysInTheBuffer() {
		byte[] first = frames().frame(RSV1 | TEXT, hex("f248cd")).frame(FIN, hex("c9c90700")).bytes();
		ByteBuffer input = ByteBuffer.wrap(concat(first, frames().text("two").bytes()));
		HeardFrames heard = new HeardFrames(MAX, DEFLATE).wantMore(false);

		heard.parse(input);

		assertThat(heard.events()).containsExactly("text Hello");
		assertThat(input.position()).isEqualTo(first.length);
	}

	@Test
	void whenReleasedThenThePartialMessageIsDroppedAndTheRestSkipped() {
		HeardFrames heard = new HeardFrames(MAX, DEFLATE);
		heard.parse(frames().frame(RSV1 | TEXT, hex("f248cd")).bytes());
		heard.release();
		heard.release();
		heard.parse(frames().frame(FIN, hex("c9c90700")).bytes());
		assertThat(heard.events()).isEmpty();
	}

	@Test
	void whenSomethingHasBegunThenItIsUnfinishedUntilItsLastByte() {
		HeardFrames heard = new HeardFrames(MAX, DEFLATE);
		for (ClientFrames one : List.of(frames().text("x".repeat(200)), frames().frame(FIN | PING, "ping"),
				frames().frame(FIN | RSV1 | TEXT, hex("f248cdc9c90700")),
				frames().frame(TEXT, "a").frame(FIN | PING, "").frame(CONTINUATION, "").frame(FIN, "b"))) {
			byte[] bytes = one.bytes();
			int before = heard.parser().finished();
			for (int i = 0; i < bytes.length; i++) {
				heard.parse(new byte[] { bytes[i] });
				boolean last = i == bytes.length - 1;
				assertThat(heard.parser().isUnfinished()).as(i + " of " + bytes.length).isEqualTo(!last);
				assertThat(heard.parser().finished()).isEqualTo(last ? before + 1 : before);
			}
		}
		heard.parse(frames().text("a").frame(TEXT, "b").bytes());
		heard.release();
		assertThat(heard.parser().isUnfinished()).isFalse();
	}

	@Test
	void whenItHasFailedThenTheRestIsSkipped() {
		HeardFrames heard = new HeardFrames(MAX, null);
		heard.parse(hex("8100"));
		heard.parse(frames().text("late").bytes());
		assertThat(heard.events()).containsExactly("failed 1002 frame of a client is not masked");
	}

	@Test
	void whenHeaderAnnouncesMuchThenMemoryIsTakenForWhatArrives() {
		HeardFrames heard = new HeardFrames(Integer.MAX_VALUE, DEFLATE);
		byte[] start = frames().header(FIN | BINARY, Integer.MAX_VALUE).masked(new byte[10]).bytes();
		assertThat(allocatedBy(() -> heard.parse(start))).isLessThan(100_000);
		assertThat(heard.events()).isEmpty();
	}

	@Test
	void whenMessageInflatesToFarTooMuchThenItFailsWithoutTheMemory() {
		byte[] bomb = frames().frame(FIN | RSV1 | BINARY, deflate(new byte[20_000_000])).bytes();
		HeardFrames heard = new HeardFrames(50_000, DEFLATE);
		assertThat(allocatedBy(() -> heard.parse(bomb))).isLessThan(bomb.length + 200_000);
		assertThat(heard.events()).containsExactly("failed 1009 message is larger than 50000 bytes");
	}

	private static long allocatedBy(Runnable task) {
		ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		long before = threads.getCurrentThreadAllocatedBytes();
		task.run();
		return threads.getCurrentThreadAllocatedBytes() - before;
	}

	private static byte[] concat(byte[] first, byte[] second) {
		return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
	}

	// All of them, or those near both ends of what is long.
	private static IntStream splits(int length) {
		return IntStream.rangeClosed(0, length).filter((split) -> split < 300 || length - split < 20);
	}

	private static ClientFrames frames() {
		return new ClientFrames();
	}

	private static byte[] hex(String hex) {
		return ClientFrames.hex(hex);
	}

	private static byte[] utf8(String text) {
		return ClientFrames.utf8(text);
	}

	private static byte[] deflate(byte[] data) {
		return ClientFrames.deflate(data);
	}

}
