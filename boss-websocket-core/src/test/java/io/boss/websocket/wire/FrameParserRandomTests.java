/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.Deflater;

import io.boss.websocket.Seed;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random frames in random pieces, against {@link FrameModel}.
 */
class FrameParserRandomTests {

	private static final int MAX = 700;

	private static final PerMessageDeflate DEFLATE = PerMessageDeflate.negotiate(List.of("permessage-deflate"));

	private final SplittableRandom random = Seed.random(FrameParserRandomTests.class);

	@Test
	void whenFramesAreRandomThenItHearsWhatTheModelHears() {
		int failures = 0;
		int messages = 0;
		for (int round = 0; round < 20_000; round++) {
			boolean deflate = this.random.nextBoolean();
			byte[] bytes = randomFrames(deflate);
			List<String> expected = new FrameModel(MAX, deflate).read(bytes);
			List<String> events = HeardFrames.codes(parse(bytes, deflate));
			assertThat(events).as("round %d", round).isEqualTo(expected);
			failures += events.toString().contains("failed") ? 1 : 0;
			messages += events.size();
		}
		// The rounds mean something: some fail, and most of what is sent is heard.
		assertThat(failures).isBetween(2_000, 18_000);
		assertThat(messages).isGreaterThan(40_000);
	}

	private List<String> parse(byte[] bytes, boolean deflate) {
		HeardFrames heard = new HeardFrames(MAX, deflate ? DEFLATE : null);
		int pieceSize = 1 << this.random.nextInt(11);
		for (int from = 0; from < bytes.length;) {
			int to = Math.min(bytes.length, from + 1 + this.random.nextInt(pieceSize));
			if (this.random.nextBoolean()) {
				heard.parse(bytes, from, to);
			}
			else {
				heard.parse(ByteBuffer.allocateDirect(to - from).put(bytes, from, to - from).flip());
			}
			from = to;
		}
		heard.release();
		return heard.events();
	}

	private byte[] randomFrames(boolean deflate) {
		ClientFrames frames = new ClientFrames();
		for (int left = 1 + this.random.nextInt(6); left > 0; left--) {
			if (this.random.nextInt(5) == 0) {
				addControl(frames);
			}
			else {
				addMessage(frames, deflate && this.random.nextBoolean());
			}
		}
		return frames.bytes();
	}

	private void addMessage(ClientFrames frames, boolean compress) {
		boolean text = this.random.nextBoolean();
		byte[] payload = text ? randomText() : randomBytes(this.random.nextInt(1 << this.random.nextInt(10)));
		if (compress) {
			payload = compress(payload);
			if (this.random.nextInt(20) == 0) {
				payload = Arrays.copyOf(payload, this.random.nextInt(payload.length + 1));
			}
		}
		int first = (text ? 0x1 : 0x2) | (compress ? ClientFrames.RSV1 : 0);
		int from = 0;
		while (this.random.nextInt(3) == 0) {
			int to = this.random.nextInt(from, payload.length + 1);
			frames.mask(this.random.nextInt()).frame(broken(first), Arrays.copyOfRange(payload, from, to));
			if (this.random.nextInt(3) == 0) {
				addControl(frames);
			}
			first = 0;
			from = to;
		}
		frames.mask(this.random.nextInt())
			.frame(broken(ClientFrames.FIN | first), Arrays.copyOfRange(payload, from, payload.length));
	}

	private int broken(int first) {
		return (this.random.nextInt(60) == 0) ? first ^ (1 << this.random.nextInt(8)) : first;
	}

	private void addControl(ClientFrames frames) {
		int opcode = (this.random.nextInt(10) == 0) ? 0x8 : this.random.nextInt(0x9, 0xB);
		byte[] payload = randomBytes((this.random.nextInt(40) == 0) ? 126 : this.random.nextInt(126));
		if (opcode == 0x8 && payload.length >= 2 && this.random.nextBoolean()) {
			payload[0] = (byte) 0x03;
			payload[1] = (byte) 0xE8;
		}
		frames.frame(broken(ClientFrames.FIN | opcode), payload);
	}

	private byte[] randomText() {
		ByteArrayOutputStream text = new ByteArrayOutputStream();
		for (int left = this.random.nextInt(20); left >= 0; left--) {
			text.writeBytes(ClientFrames.utf8(Utf8Tests.randomText(this.random)));
		}
		byte[] bytes = text.toByteArray();
		if (bytes.length > 0 && this.random.nextInt(15) == 0) {
			bytes[this.random.nextInt(bytes.length)] = (byte) this.random.nextInt(256);
		}
		return bytes;
	}

	private byte[] randomBytes(int length) {
		byte[] bytes = new byte[length];
		for (int i = 0; i < length; i++) {
			bytes[i] = (byte) this.random.nextInt();
		}
		return bytes;
	}

	// In one flush or several, at any level.
	private byte[] compress(byte[] payload) {
		Deflater deflater = new Deflater(this.random.nextInt(10), true);
		List<Integer> cuts = new ArrayList<>(List.of(payload.length));
		if (this.random.nextBoolean()) {
			cuts.add(0, this.random.nextInt(payload.length + 1));
		}
		byte[] target = new byte[2 * payload.length + 100];
		int size = 0;
		int from = 0;
		for (int to : cuts) {
			int mode = this.random.nextBoolean() ? Deflater.SYNC_FLUSH : Deflater.FULL_FLUSH;
			deflater.setInput(payload, from, to - from);
			size += deflater.deflate(target, size, target.length - size, mode);
			from = to;
		}
		deflater.end();
		// Nothing is written for nothing if something was flushed before.
		return Arrays.copyOf(target, size - 4);
	}

}
