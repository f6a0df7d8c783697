/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.message;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.boss.websocket.BossMessage;
import io.boss.websocket.stats.SkipReason;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Codec for messages as bytes: JSON with short names, such as
 * <code>{"v":1,"n":"k3v9","s":17,"k":"beat","b":{}}</code>. "v" is the version of the
 * format, "n" the node that it is from, "t" the node that it is for, "s" its number, "k"
 * its kind, "c" the context in which it was sent, "b" the body.
 * <p>
 * Nodes of two versions understand each other while an application is replaced node by
 * node: unknown fields are passed over and missing ones are empty, so a new version may
 * add some. If a message cannot be read without them, "m" is the oldest version that
 * reads it, and older nodes skip it. JSON that is nested deeper than 100 levels is not
 * read. Safe on any thread.
 */
public final class FrameCodec {

	static final int VERSION = 1;

	static final String VERSION_FIELD = "v";

	static final String READABLE_FIELD = "m";

	static final String NODE_FIELD = "n";

	static final String TO_FIELD = "t";

	static final String SEQUENCE_FIELD = "s";

	static final String KIND_FIELD = "k";

	static final String CONTEXT_FIELD = "c";

	static final String BODY_FIELD = "b";

	static final int MAX_DEPTH = 100;

	// As much as a frame may have at most; how much it has is checked before it is read.
	private static final int MAX_STRING = 64 << 20;

	// A payload is in a body, which is in a frame.
	static final int MAX_PAYLOAD_DEPTH = MAX_DEPTH - 2;

	private static final byte[] BODY = (",\"" + BODY_FIELD + "\":").getBytes(StandardCharsets.UTF_8);

	private static final JsonFactory PAYLOADS = factory(MAX_PAYLOAD_DEPTH);

	private static final JsonMapper JSON = JsonMapper.builder(factory(MAX_DEPTH))
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
		.build();

	private static final int ENVELOPE_SIZE = 96;

	private static JsonFactory factory(int maxDepth) {
		return JsonFactory.builder()
			.streamReadConstraints(
					StreamReadConstraints.builder().maxNestingDepth(maxDepth).maxStringLength(MAX_STRING).build())
			.build();
	}

	/**
	 * Looks whether other nodes can read a payload.
	 * @param json the payload
	 * @throws JacksonException if it is nested too deep, has names or numbers that are
	 * too long, or is no JSON
	 */
	static void checkReadable(String json) {
		try (JsonParser parser = PAYLOADS.createParser(ObjectReadContext.empty(), json)) {
			for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
				if (token == JsonToken.VALUE_NUMBER_INT) {
					parser.streamReadConstraints().validateIntegerLength(parser.getStringLength());
				}
				else if (token == JsonToken.VALUE_NUMBER_FLOAT) {
					parser.streamReadConstraints().validateFPLength(parser.getStringLength());
				}
			}
		}
	}

	/**
	 * Writes what a message says.
	 * @param body the body, a record
	 * @return the body as JSON
	 * @throws JacksonException if it cannot be written
	 */
	public byte[] encodeBody(Object body) {
		return JSON.writeValueAsBytes(body);
	}

	/**
	 * Puts what a message says into an envelope.
	 * @param envelope the envelope
	 * @param body what {@link #encodeBody} answered
	 * @return the frame
	 */
	public byte[] encode(Envelope envelope, byte[] body) {
		Bytes frame = new Bytes(ENVELOPE_SIZE + body.length);
		try (JsonGenerator json = JSON.createGenerator(frame)) {
			json.writeStartObject();
			json.writeNumberProperty(VERSION_FIELD, VERSION);
			json.writeStringProperty(NODE_FIELD, envelope.node());
			String to = envelope.to();
			if (to != null) {
				json.writeStringProperty(TO_FIELD, to);
			}
			json.writeNumberProperty(SEQUENCE_FIELD, envelope.sequence());
			json.writeStringProperty(KIND_FIELD, envelope.kind());
			if (!envelope.context().isEmpty()) {
				write(json, envelope.context());
			}
			json.writeEndObject();
		}
		frame.reopen();
		frame.writeBytes(BODY);
		frame.writeBytes(body);
		frame.write('}');
		return frame.toByteArray();
	}

	private static void write(JsonGenerator json, Map<String, String> context) {
		json.writeObjectPropertyStart(CONTEXT_FIELD);
		// Half of a surrogate pair in a name cannot be read again.
		context.forEach((name, value) -> json.writeStringProperty(BossMessage.Text.wellFormed(name), value));
		json.writeEndObject();
	}

	/**
	 * Reads an envelope, and leaves the body for later.
	 * @param frame the frame
	 * @return what is in it
	 * @throws UnreadableException if it is foreign, damaged, or of a version that this
	 * one cannot read
	 */
	public Frame decode(byte[] frame) {
		try (JsonParser parser = JSON.createParser(frame)) {
			return new FrameReader(frame, parser).read();
		}
	}

	/**
	 * Reads what a message says.
	 * @param <T> the type of the body
	 * @param frame the message
	 * @param type the class of the body
	 * @return the body
	 * @throws UnreadableException if it is something else
	 */
	public <T> T decodeBody(Frame frame, Class<T> type) {
		try {
			return JSON.readerFor(type).readValue(frame.bytes(), frame.offset(), frame.length());
		}
		catch (JacksonException ex) {
			throw new UnreadableException(SkipReason.MALFORMED,
					"Its body is no " + type.getSimpleName() + ": " + ex.getOriginalMessage(), ex);
		}
	}

	/** Bytes of which the last can be taken back. */
	private static final class Bytes extends ByteArrayOutputStream {

		Bytes(int size) {
			super(size);
		}

		void reopen() {
			this.count--;
		}

	}

}
