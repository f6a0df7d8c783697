/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import io.boss.websocket.config.Limit;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what a parser tells, and why it fails.
 */
final class HeardFrames implements FrameHandler {

	private final List<String> events = new ArrayList<>();

	private final FrameParser parser;

	private boolean wantsMore = true;

	HeardFrames(int maxMessageSize, @Nullable PerMessageDeflate deflate) {
		this.parser = new FrameParser(FrameLimits.of(maxMessageSize), deflate, this);
	}

	HeardFrames(FrameLimits limits, @Nullable PerMessageDeflate deflate) {
		this.parser = new FrameParser(limits, deflate, this);
	}

	/** All that is heard if a client sends some bytes in pieces of one size. */
	static List<String> of(int maxMessageSize, @Nullable PerMessageDeflate deflate, byte[] bytes, int pieceSize) {
		HeardFrames heard = new HeardFrames(maxMessageSize, deflate);
		for (int from = 0; from < bytes.length; from += pieceSize) {
			heard.parse(bytes, from, Math.min(bytes.length, from + pieceSize));
		}
		heard.release();
		return heard.events();
	}

	FrameParser parser() {
		return this.parser;
	}

	@Override
	public void oversized(Limit limit) {
		this.events.add("oversized " + limit);
	}

	void parse(byte[] bytes, int from, int to) {
		byte[] piece = new byte[to - from];
		System.arraycopy(bytes, from, piece, 0, piece.length);
		parse(ByteBuffer.wrap(piece));
	}

	void parse(byte[] bytes) {
		parse(bytes, 0, bytes.length);
	}

	void parse(ByteBuffer input) {
		try {
			this.parser.parse(input);
		}
		catch (FrameException ex) {
			this.events.add("failed " + ex.closeCode() + " " + ex.reason());
		}
	}

	void release() {
		this.parser.release();
	}

	HeardFrames wantMore(boolean more) {
		this.wantsMore = more;
		return this;
	}

	List<String> events() {
		return this.events;
	}

	/** The events without the words of a failure. */
	static List<String> codes(List<String> events) {
		return events.stream().map((event) -> event.replaceFirst("^(failed \\d+) .*", "$1")).toList();
	}

	static String hex(ByteBuffer bytes) {
		byte[] copy = new byte[bytes.remaining()];
		bytes.get(copy);
		return HexFormat.of().formatHex(copy);
	}

	@Override
	public void text(ByteBuffer utf8) {
		this.events.add("text " + StandardCharsets.UTF_8.decode(utf8));
	}

	@Override
	public void binary(ByteBuffer payload) {
		this.events.add("binary " + hex(payload));
	}

	@Override
	public void ping(ByteBuffer payload) {
		this.events.add("ping " + hex(payload));
	}

	@Override
	public void pong(ByteBuffer payload) {
		this.events.add("pong " + hex(payload));
	}

	@Override
	public void close(int code, String reason) {
		this.events.add("close " + code + " " + reason);
	}

	@Override
	public boolean wantsMore() {
		return this.wantsMore;
	}

}
