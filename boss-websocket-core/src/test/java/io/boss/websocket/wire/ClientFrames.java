/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.Deflater;

/**
 * Writes frames as a client does, right and wrong ones.
 */
final class ClientFrames {

	static final int FIN = 0x80;

	static final int RSV1 = 0x40;

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	private int mask = 0x37FA213D;

	static byte[] hex(String hex) {
		return HexFormat.of().parseHex(hex.replace(" ", ""));
	}

	static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	static byte[] deflate(byte[] data) {
		Deflater deflater = new Deflater(9, true);
		deflater.setInput(data);
		byte[] target = new byte[data.length + 100];
		int size = deflater.deflate(target, 0, target.length, Deflater.SYNC_FLUSH);
		deflater.end();
		return Arrays.copyOf(target, size - 4);
	}

	ClientFrames mask(int mask) {
		this.mask = mask;
		return this;
	}

	ClientFrames text(String text) {
		return frame(FIN | 0x1, utf8(text));
	}

	ClientFrames frame(int first, byte[] payload) {
		return header(first, payload.length).masked(payload);
	}

	ClientFrames frame(int first, String text) {
		return frame(first, utf8(text));
	}

	/** With the length in the fewest bytes, and the mask. */
	ClientFrames header(int first, long length) {
		ByteBuffer header = ByteBuffer.allocate(14).put((byte) first);
		if (length <= 125) {
			header.put((byte) (0x80 | length));
		}
		else if (length <= 0xFFFF) {
			header.put((byte) 0xFE).putShort((short) length);
		}
		else {
			header.put((byte) 0xFF).putLong(length);
		}
		header.putInt(this.mask);
		this.bytes.write(header.array(), 0, header.position());
		return this;
	}

	ClientFrames masked(byte[] payload) {
		for (int i = 0; i < payload.length; i++) {
			this.bytes.write(payload[i] ^ (this.mask >>> (24 - 8 * (i % 4))));
		}
		return this;
	}

	ClientFrames raw(String hex) {
		this.bytes.writeBytes(hex(hex));
		return this;
	}

	byte[] bytes() {
		return this.bytes.toByteArray();
	}

}
