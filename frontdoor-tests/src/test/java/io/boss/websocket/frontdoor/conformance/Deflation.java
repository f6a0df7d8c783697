/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor.conformance;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;

import io.boss.websocket.frontdoor.ClientFrame;

/**
 * Compresses what a client sends (RFC 7692, section 7.2.1), with context takeover: each
 * message may refer to those before. Who has agreed not to takes a new one for each.
 */
final class Deflation {

	private static final int COMPRESSED = ClientFrame.FIN | ClientFrame.RSV1;

	private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);

	ClientFrame text(String payload) {
		return ClientFrame.of(COMPRESSED | ClientFrame.TEXT, deflate(payload.getBytes(StandardCharsets.UTF_8)));
	}

	ClientFrame binary(byte[] payload) {
		return ClientFrame.of(COMPRESSED | ClientFrame.BINARY, deflate(payload));
	}

	/**
	 * Compresses to the end of a block, and leaves out the four bytes that tell so.
	 * @param payload what to compress
	 * @return the bytes
	 */
	byte[] deflate(byte[] payload) {
		this.deflater.setInput(payload);
		ByteArrayOutputStream compressed = new ByteArrayOutputStream();
		byte[] buffer = new byte[8192];
		int length;
		do {
			length = this.deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
			compressed.write(buffer, 0, length);
		}
		while (length == buffer.length);
		byte[] bytes = compressed.toByteArray();
		return (bytes.length < 4) ? new byte[] { 0 } : Arrays.copyOf(bytes, bytes.length - 4);
	}

}
