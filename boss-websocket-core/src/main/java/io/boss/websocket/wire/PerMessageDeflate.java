/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

import org.jspecify.annotations.Nullable;

/**
 * Agreement about permessage-deflate (RFC 7692), always without context takeover on both
 * sides: no compression state stays with a connection, and a message that goes to many is
 * compressed once. Immutable, safe on any thread, shared by all connections with the same
 * agreement.
 */
public final class PerMessageDeflate {

	private static final String NAME = "permessage-deflate";

	private static final String SERVER_NO_CONTEXT_TAKEOVER = "server_no_context_takeover";

	private static final String CLIENT_NO_CONTEXT_TAKEOVER = "client_no_context_takeover";

	private static final String SERVER_MAX_WINDOW_BITS = "server_max_window_bits";

	private static final String CLIENT_MAX_WINDOW_BITS = "client_max_window_bits";

	/** The only window that {@link Deflater} has. */
	private static final String WINDOW_BITS = "15";

	private static final Set<String> ALL_WINDOW_BITS = Set.of("8", "9", "10", "11", "12", "13", "14", WINDOW_BITS);

	private static final PerMessageDeflate PLAIN = new PerMessageDeflate(
			NAME + "; " + SERVER_NO_CONTEXT_TAKEOVER + "; " + CLIENT_NO_CONTEXT_TAKEOVER);

	/** A limit that the client sets must be in the answer (section 7.1.2.1). */
	private static final PerMessageDeflate WITH_WINDOW = new PerMessageDeflate(
			PLAIN.response + "; " + SERVER_MAX_WINDOW_BITS + "=" + WINDOW_BITS);

	private static final Pool<Inflater> INFLATERS = new Pool<>(() -> new Inflater(true), Inflater::reset,
			Inflater::end);

	private static final Pool<Deflater> DEFLATERS = new Pool<>(() -> new Deflater(Deflater.DEFAULT_COMPRESSION, true),
			Deflater::reset, Deflater::end);

	/** Ends what a flush writes, and does not travel (section 7.2.1). */
	private static final int TAIL_SIZE = 4;

	private static final int FIRST_CAPACITY = 512;

	/** What an empty message is compressed to (section 7.2.3.6). */
	private static final byte[] EMPTY = { 0 };

	private final String response;

	private PerMessageDeflate(String response) {
		this.response = response;
	}

	/**
	 * Agrees to the first offer that can be met (section 7.1). An offer with a parameter
	 * that is unknown, malformed or given twice is declined (section 7.1), and so is one
	 * that asks for a server's window of less than 15 bits, which Java does not have.
	 * @param extensionHeaders the values of the {@code Sec-WebSocket-Extensions} headers
	 * of a request, of which those that break the grammar offer nothing
	 * @return the agreement, or {@code null} if there is none
	 */
	public static @Nullable PerMessageDeflate negotiate(List<String> extensionHeaders) {
		return extensionHeaders.stream()
			.flatMap((header) -> ExtensionOffer.parse(header).stream())
			.filter(PerMessageDeflate::canMeet)
			.findFirst()
			.map(PerMessageDeflate::agree)
			.orElse(null);
	}

	private static boolean canMeet(ExtensionOffer offer) {
		Set<String> names = new HashSet<>();
		return offer.name().equals(NAME) && offer.parameters()
			.stream()
			.allMatch((parameter) -> names.add(parameter.name()) && canMeet(parameter));
	}

	private static boolean canMeet(ExtensionOffer.Parameter parameter) {
		String value = parameter.value();
		return switch (parameter.name()) {
			case SERVER_NO_CONTEXT_TAKEOVER, CLIENT_NO_CONTEXT_TAKEOVER -> value == null;
			case SERVER_MAX_WINDOW_BITS -> WINDOW_BITS.equals(value);
			case CLIENT_MAX_WINDOW_BITS -> value == null || ALL_WINDOW_BITS.contains(value);
			default -> false;
		};
	}

	/**
	 * Whether an offer says only what an offer may say, be it more than this engine can
	 * do. Nothing is known about other extensions.
	 * @param offer the offer
	 * @return whether it may be agreed to
	 */
	static boolean isWellFormed(ExtensionOffer offer) {
		Set<String> names = new HashSet<>();
		return !offer.name().equals(NAME) || offer.parameters()
			.stream()
			.allMatch((parameter) -> names.add(parameter.name()) && isWellFormed(parameter));
	}

	private static boolean isWellFormed(ExtensionOffer.Parameter parameter) {
		return canMeet(parameter) || (parameter.name().equals(SERVER_MAX_WINDOW_BITS) && parameter.value() != null
				&& ALL_WINDOW_BITS.contains(parameter.value()));
	}

	private static PerMessageDeflate agree(ExtensionOffer offer) {
		boolean limitsWindow = offer.parameters()
			.stream()
			.anyMatch((parameter) -> parameter.name().equals(SERVER_MAX_WINDOW_BITS));
		return limitsWindow ? WITH_WINDOW : PLAIN;
	}

	/**
	 * The answer to the client.
	 * @return the value of the {@code Sec-WebSocket-Extensions} header of the response
	 */
	public String response() {
		return this.response;
	}

	/**
	 * Compresses a text message, independently of all others.
	 * @param utf8 its bytes, which must be valid UTF-8 and are not checked; the buffer's
	 * position stays as it is
	 * @return one frame, marked as compressed, even if that made it larger
	 */
	public EncodedFrame compressText(ByteBuffer utf8) {
		return compress(Opcode.TEXT, utf8);
	}

	/**
	 * Compresses a binary message, independently of all others.
	 * @param payload its bytes; the buffer's position stays as it is
	 * @return one frame, marked as compressed, even if that made it larger
	 */
	public EncodedFrame compressBinary(ByteBuffer payload) {
		return compress(Opcode.BINARY, payload);
	}

	InflatedMessage inflate(int opcode, int maxInput, int maxSize) {
		return new InflatedMessage(opcode, maxInput, maxSize, INFLATERS);
	}

	private static EncodedFrame compress(int opcode, ByteBuffer payload) {
		if (!payload.hasRemaining()) {
			return EncodedFrame.compressed(opcode, ByteBuffer.wrap(EMPTY));
		}
		Deflater deflater = DEFLATERS.borrow();
		try {
			deflater.setInput(payload.duplicate());
			return EncodedFrame.compressed(opcode, deflate(deflater));
		}
		finally {
			DEFLATERS.giveBack(deflater);
		}
	}

	private static ByteBuffer deflate(Deflater deflater) {
		byte[] bytes = new byte[FIRST_CAPACITY];
		int size = 0;
		while (true) {
			size += deflater.deflate(bytes, size, bytes.length - size, Deflater.SYNC_FLUSH);
			if (size < bytes.length) {
				return ByteBuffer.wrap(bytes, 0, size - TAIL_SIZE);
			}
			bytes = Arrays.copyOf(bytes, 2 * bytes.length);
		}
	}

}
