/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.wire;

import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.sun.management.ThreadMXBean;
import io.boss.websocket.config.Limit;
import io.boss.websocket.limit.Bound;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FrameLimits}, as a {@link FrameParser} keeps them, and for bombs.
 */
class FrameLimitsTests {

	private static final int FIN = ClientFrames.FIN;

	private static final int RSV1 = ClientFrames.RSV1;

	private static final int CONTINUATION = 0;

	private static final int TEXT = 0x1;

	private static final int MAX = 50_000;

	private static final PerMessageDeflate DEFLATE = PerMessageDeflate.negotiate(List.of("permessage-deflate"));

	@Test
	void whenMessageHasAsManyFragmentsAsItMayThenItIsHeardAndWithOneMoreItFails() {
		assertThat(heard(limits(Bound.of(100), Bound.of(100), Bound.of(3)), fragments(3))).containsExactly("text aaa");
		assertThat(heard(limits(Bound.of(100), Bound.of(100), Bound.of(3)), fragments(4)))
			.containsExactly("failed 1008 message has more than 3 fragments");
		assertThat(heard(limits(Bound.of(100), Bound.of(100), Bound.warning(3)), fragments(4)))
			.containsExactly("oversized " + Limit.MAX_FRAGMENTS, "text aaaa");
		assertThat(heard(limits(Bound.of(100), Bound.of(100), Bound.warning(3)), fragments(49)))
			.containsExactly("failed 1008 message has more than 48 fragments");
	}

	@Test
	void whenFragmentsAreEmptyThenTheyCount() {
		HeardFrames heard = new HeardFrames(limits(Bound.of(100), Bound.of(100), Bound.of(1000)), null);
		heard.parse(new ClientFrames().frame(TEXT, new byte[0]).bytes());
		for (int i = 1; i < 1000; i++) {
			heard.parse(new ClientFrames().frame(CONTINUATION, new byte[0]).bytes());
		}
		assertThat(heard.events()).isEmpty();
		heard.parse(new ClientFrames().frame(CONTINUATION, new byte[0]).bytes());
		assertThat(heard.events()).containsExactly("failed 1008 message has more than 1000 fragments");
	}

	@Test
	void whenMessageIsTooLargeOnlyForAWarningThenItIsHeard() {
		FrameLimits limits = limits(Bound.warning(2), Bound.of(100), Bound.NONE);
		assertThat(heard(limits, new ClientFrames().frame(FIN | TEXT, new byte[] { 'a', 'a' }).bytes()))
			.containsExactly("text aa");
		assertThat(heard(limits, new ClientFrames().frame(FIN | TEXT, new byte[] { 'a', 'a', 'a' }).bytes()))
			.containsExactly("oversized " + Limit.MAX_MESSAGE_SIZE, "text aaa");
		assertThat(heard(limits, fragments(3))).containsExactly("oversized " + Limit.MAX_MESSAGE_SIZE, "text aaa");
		assertThat(heard(limits, new ClientFrames().frame(FIN | TEXT, new byte[33]).bytes()))
			.containsExactly("failed 1009 message is larger than 32 bytes");
	}

	@Test
	void whenCompressedMessageIsTooLargeThenItsOwnLimitCounts() {
		byte[] message = compressed("a".repeat(60).getBytes());
		assertThat(heard(limits(Bound.of(10), Bound.of(60), Bound.NONE), message))
			.containsExactly("text " + "a".repeat(60));
		assertThat(heard(limits(Bound.of(1000), Bound.of(59), Bound.NONE), message))
			.containsExactly("failed 1009 message is larger than 59 bytes");
		assertThat(heard(limits(Bound.of(1000), Bound.warning(59), Bound.NONE), message))
			.containsExactly("oversized " + Limit.MAX_DECOMPRESSED_SIZE, "text " + "a".repeat(60));
	}

	@Test
	void whenAHundredMegabytesOfNothingComeThenOnlyTheLimitIsTaken() {
		byte[] bomb = compressed(new byte[100_000_000]);
		assertThat(bomb.length).isLessThan(101_000);
		HeardFrames heard = new HeardFrames(MAX, DEFLATE);
		assertThat(allocatedBy(() -> heard.parse(bomb))).isLessThan(bomb.length + 4L * MAX);
		assertThat(heard.events()).containsExactly("failed 1009 message is larger than " + MAX + " bytes");
	}

	@Test
	void whenABombComesInManyFragmentsThenOnlyTheLimitIsTaken() {
		byte[] deflated = ClientFrames.deflate(new byte[100_000_000]);
		List<byte[]> frames = new ArrayList<>();
		for (int from = 0; from < deflated.length; from += 10) {
			byte[] part = Arrays.copyOfRange(deflated, from, Math.min(from + 10, deflated.length));
			int fin = (from + 10 >= deflated.length) ? FIN : 0;
			frames.add(new ClientFrames().frame(fin | ((from == 0) ? RSV1 | TEXT : CONTINUATION), part).bytes());
		}
		HeardFrames heard = new HeardFrames(MAX, DEFLATE);
		long allocated = 0;
		int read = 0;
		while (heard.events().isEmpty()) {
			byte[] frame = frames.get(read++);
			allocated += allocatedBy(() -> heard.parse(frame));
		}
		assertThat(heard.events()).containsExactly("failed 1009 message is larger than " + MAX + " bytes");
		// Both what comes and what that becomes.
		assertThat(allocated).isLessThan(8L * MAX + 1000L * read);
		assertThat(read).isEqualTo(frames.size());
	}

	@Test
	void whenCompressedFramesBecomeNothingThenTheyComeToAnEnd() {
		byte[] stored = blocks(new byte[] { 0, 0, 0, -1, -1 }, 1000);
		HeardFrames heard = new HeardFrames(MAX, DEFLATE);
		heard.parse(new ClientFrames().frame(RSV1 | TEXT, stored).bytes());
		byte[] more = new ClientFrames().frame(CONTINUATION, stored).bytes();
		int frames = 1;
		while (heard.events().isEmpty() && frames < 1000) {
			long allocated = allocatedBy(() -> heard.parse(more));
			assertThat(allocated).isLessThan(more.length + 3L * MAX);
			frames++;
		}
		assertThat(heard.events()).containsExactly("failed 1009 message is larger than " + MAX + " bytes");
		assertThat(frames * stored.length).isBetween(2 * MAX, 2 * MAX + 10_000);
	}

	@Test
	void whenCompressedDataEndsAndGoesOnTooOftenThenItFails() {
		byte[] nothing = { 3, 0 };
		assertThat(
				heard(FrameLimits.of(MAX), new ClientFrames().frame(FIN | RSV1 | TEXT, blocks(nothing, 1025)).bytes()))
			.containsExactly("text ");
		assertThat(
				heard(FrameLimits.of(MAX), new ClientFrames().frame(FIN | RSV1 | TEXT, blocks(nothing, 1026)).bytes()))
			.containsExactly("failed 1007 compressed data has too many final blocks");
	}

	private static byte[] blocks(byte[] block, int count) {
		ByteArrayOutputStream blocks = new ByteArrayOutputStream();
		for (int i = 0; i < count; i++) {
			blocks.writeBytes(block);
		}
		return blocks.toByteArray();
	}

	private static byte[] fragments(int count) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		for (int i = 0; i < count; i++) {
			int head = ((i == 0) ? TEXT : CONTINUATION) | ((i == count - 1) ? FIN : 0);
			bytes.writeBytes(new ClientFrames().frame(head, new byte[] { 'a' }).bytes());
		}
		return bytes.toByteArray();
	}

	private static byte[] compressed(byte[] data) {
		return new ClientFrames().frame(FIN | RSV1 | TEXT, ClientFrames.deflate(data)).bytes();
	}

	private static FrameLimits limits(Bound messageSize, Bound decompressedSize, Bound fragments) {
		return new FrameLimits(messageSize, decompressedSize, fragments);
	}

	private static List<String> heard(FrameLimits limits, byte[] bytes) {
		HeardFrames heard = new HeardFrames(limits, DEFLATE);
		heard.parse(bytes);
		return heard.events();
	}

	private static long allocatedBy(Runnable task) {
		ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		long before = threads.getCurrentThreadAllocatedBytes();
		task.run();
		return threads.getCurrentThreadAllocatedBytes() - before;
	}

}
