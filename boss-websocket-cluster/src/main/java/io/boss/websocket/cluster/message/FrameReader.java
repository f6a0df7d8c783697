/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.message;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

import io.boss.websocket.stats.SkipReason;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reader of one envelope, whatever the order of its fields, that finds where the body
 * begins and ends. For one thread.
 */
final class FrameReader {

	// Ids and kinds are short; a node that sends longer ones is not one of ours.
	private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{1,64}");

	private static final Pattern KIND = Pattern.compile("[A-Za-z0-9.-]{1,64}");

	// Nobody counts further, and from here on it might run over.
	private static final long MAX_SEQUENCE = 1L << 53;

	private static final int MAX_CONTEXT = 16;

	private static final int MAX_CONTEXT_LENGTH = 1024;

	private final byte[] bytes;

	private final JsonParser parser;

	private boolean versioned;

	private @Nullable String node;

	private @Nullable String to;

	private @Nullable String kind;

	private long sequence;

	private Map<String, String> context = Map.of();

	private int begin = -1;

	private int end = -1;

	FrameReader(byte[] bytes, JsonParser parser) {
		this.bytes = bytes;
		this.parser = parser;
	}

	Frame read() {
		try {
			require(this.parser.nextToken() == JsonToken.START_OBJECT);
			for (String name = this.parser.nextName(); name != null; name = this.parser.nextName()) {
				this.parser.nextToken();
				field(name);
			}
			require(this.parser.currentToken() == JsonToken.END_OBJECT && this.parser.nextToken() == null);
		}
		catch (JacksonException ex) {
			throw malformed(ex);
		}
		if (!this.versioned || this.node == null || this.kind == null || this.begin < 0 || this.end <= this.begin) {
			throw malformed(null);
		}
		return new Frame(new Envelope(this.node, this.to, this.sequence, this.kind, this.context), this.bytes,
				this.begin, this.end - this.begin);
	}

	private void field(String name) {
		switch (name) {
			case FrameCodec.VERSION_FIELD -> {
				this.versioned = number() > 0;
			}
			case FrameCodec.READABLE_FIELD -> readable(number());
			case FrameCodec.NODE_FIELD -> {
				this.node = text(ID);
			}
			case FrameCodec.TO_FIELD -> {
				this.to = text(ID);
			}
			case FrameCodec.SEQUENCE_FIELD -> {
				this.sequence = number();
				require(this.sequence >= 0 && this.sequence <= MAX_SEQUENCE);
			}
			case FrameCodec.KIND_FIELD -> {
				this.kind = text(KIND);
			}
			case FrameCodec.CONTEXT_FIELD -> {
				this.context = context();
			}
			case FrameCodec.BODY_FIELD -> body();
			default -> this.parser.skipChildren();
		}
	}

	// Comes before what a newer version may have changed the meaning of.
	private static void readable(long oldest) {
		if (oldest > FrameCodec.VERSION) {
			throw new UnreadableException(SkipReason.NEWER,
					"It can be read from version " + oldest + " of the format on, and this is " + FrameCodec.VERSION,
					null);
		}
	}

	private long number() {
		require(this.parser.currentToken() == JsonToken.VALUE_NUMBER_INT);
		return this.parser.getLongValue();
	}

	private String text(Pattern pattern) {
		require(this.parser.currentToken() == JsonToken.VALUE_STRING);
		String value = this.parser.getString();
		require(pattern.matcher(value).matches());
		return value;
	}

	// What is too much is passed over: it is of no use, but it does no harm either.
	private Map<String, String> context() {
		require(this.parser.currentToken() == JsonToken.START_OBJECT);
		Map<String, String> context = new HashMap<>();
		for (String name = this.parser.nextName(); name != null; name = this.parser.nextName()) {
			if (this.parser.nextToken() == JsonToken.VALUE_STRING) {
				put(context, name, this.parser.getString());
			}
			else {
				this.parser.skipChildren();
			}
		}
		return context;
	}

	private static void put(Map<String, String> context, String name, String value) {
		if (context.size() < MAX_CONTEXT && name.length() <= MAX_CONTEXT_LENGTH
				&& value.length() <= MAX_CONTEXT_LENGTH) {
			context.put(name, value);
		}
	}

	private void body() {
		require(this.parser.currentToken() == JsonToken.START_OBJECT);
		this.begin = (int) this.parser.currentTokenLocation().getByteOffset();
		this.parser.skipChildren();
		this.end = (int) this.parser.currentLocation().getByteOffset();
	}

	private static void require(boolean readable) {
		if (!readable) {
			throw malformed(null);
		}
	}

	private static UnreadableException malformed(@Nullable JacksonException cause) {
		return new UnreadableException(SkipReason.MALFORMED, "It is not what nodes say to each other", cause);
	}

}
