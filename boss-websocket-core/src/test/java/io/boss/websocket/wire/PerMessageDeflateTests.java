/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import io.boss.websocket.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PerMessageDeflateTests {

	private static final String AGREED = "permessage-deflate; server_no_context_takeover; client_no_context_takeover";

	private static final PerMessageDeflate DEFLATE = PerMessageDeflate.negotiate(List.of("permessage-deflate"));

	static Stream<Arguments> acceptableOffers() {
		return Stream.of( //
				Arguments.of(List.of("permessage-deflate"), AGREED),
				Arguments.of(List.of("permessage-deflate; client_max_window_bits"), AGREED),
				Arguments.of(List.of("permessage-deflate; client_max_window_bits=8"), AGREED),
				Arguments.of(List.of("permessage-deflate; client_max_window_bits=\"15\""), AGREED),
				Arguments.of(List.of("permessage-deflate; client_max_window_bits=\"1\\0\""), AGREED),
				Arguments
					.of(List.of("permessage-deflate;server_no_context_takeover;client_no_context_takeover"), AGREED),
				Arguments.of(List.of("\tpermessage-deflate ; server_no_context_takeover "), AGREED),
				Arguments.of(List.of("permessage-deflate; server_max_window_bits=15"),
						AGREED + "; server_max_window_bits=15"),
				Arguments.of(List.of("permessage-deflate; server_max_window_bits = \"15\""),
						AGREED + "; server_max_window_bits=15"),
				Arguments.of(List.of("permessage-deflate; server_max_window_bits=10, permessage-deflate"), AGREED),
				Arguments.of(List.of("permessage-deflate; unknown, x-other; a=\"b\", permessage-deflate"), AGREED),
				Arguments.of(List.of("x-other", "permessage-deflate"), AGREED),
				Arguments.of(List.of("permessage-deflate; =", "permessage-deflate"), AGREED),
				Arguments.of(List.of("", " , ,permessage-deflate,, "), AGREED));
	}

	@ParameterizedTest
	@MethodSource("acceptableOffers")
	void whenAnOfferCanBeMetThenTheFirstIs(List<String> headers, String response) {
		assertThat(PerMessageDeflate.negotiate(headers)).isNotNull();
		assertThat(PerMessageDeflate.negotiate(headers).response()).isEqualTo(response);
		assertThat(PerMessageDeflate.negotiate(headers)).isSameAs(PerMessageDeflate.negotiate(headers));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ",", "x-webkit-deflate-frame", "permessage-deflatex", "permessage-deflate; unknown",
			"permessage-deflate; server_no_context_takeover=1", "permessage-deflate; client_no_context_takeover=true",
			"permessage-deflate; server_max_window_bits", "permessage-deflate; server_max_window_bits=14",
			"permessage-deflate; server_max_window_bits=8", "permessage-deflate; server_max_window_bits=16",
			"permessage-deflate; server_max_window_bits=015", "permessage-deflate; client_max_window_bits=7",
			"permessage-deflate; client_max_window_bits=16", "permessage-deflate; client_max_window_bits=08",
			"permessage-deflate; client_max_window_bits=x",
			"permessage-deflate; client_max_window_bits; client_max_window_bits=10",
			"permessage-deflate; server_no_context_takeover; server_no_context_takeover", "permessage-deflate;",
			"permessage-deflate; =15", "permessage-deflate; client_max_window_bits=",
			"permessage-deflate; client_max_window_bits=\"\"", "permessage-deflate; client_max_window_bits=\"15",
			"permessage-deflate; client_max_window_bits=\"1 5\"", "permessage-deflate; client_max_window_bits=\"15\\",
			"permessage-deflate client_max_window_bits", "permessage-deflate, x=y", "permessage-deflate, \u00e9" })
	void whenNoOfferCanBeMetThenThereIsNoAgreement(String header) {
		assertThat(PerMessageDeflate.negotiate(List.of(header))).isNull();
	}

	@Test
	void whenThereIsNoOfferThenThereIsNoAgreement() {
		assertThat(PerMessageDeflate.negotiate(List.of())).isNull();
	}

	@Test
	void whenTextIsThatOfTheRfcThenSoAreItsBytes() {
		String hello = "c107f248cdc9c90700";
		assertThat(HeardFrames.hex(DEFLATE.compressText(ByteBuffer.wrap(ClientFrames.utf8("Hello"))).buffer()))
			.isEqualTo(hello);
		// Independent of the one before.
		assertThat(HeardFrames.hex(DEFLATE.compressText(ByteBuffer.wrap(ClientFrames.utf8("Hello"))).buffer()))
			.isEqualTo(hello);
	}

	@Test
	void whenMessageIsEmptyThenItBecomesOneByte() {
		assertThat(HeardFrames.hex(DEFLATE.compressText(ByteBuffer.allocate(0)).buffer())).isEqualTo("c10100");
		assertThat(HeardFrames.hex(DEFLATE.compressBinary(ByteBuffer.allocate(0)).buffer())).isEqualTo("c20100");
	}

	@Test
	void whenPayloadIsRandomThenItComesBack() throws DataFormatException {
		SplittableRandom random = Seed.random(PerMessageDeflateTests.class);
		for (int round = 0; round < 2_000; round++) {
			byte[] payload = new byte[random.nextInt(1 << random.nextInt(1, 17))];
			boolean compressible = random.nextBoolean();
			for (int i = 0; i < payload.length; i++) {
				payload[i] = (byte) random.nextInt(compressible ? 4 : 256);
			}
			ByteBuffer view = random.nextBoolean() ? ByteBuffer.wrap(payload).asReadOnlyBuffer()
					: ByteBuffer.allocateDirect(payload.length).put(payload).flip();
			EncodedFrame frame = DEFLATE.compressBinary(view);
			assertThat(view.remaining()).isEqualTo(payload.length);
			assertThat(inflate(frame, payload.length)).isEqualTo(payload);
		}
	}

	// Sizes at which the flush ends exactly at the end of a buffer are among these.
	@Test
	void whenPayloadHasAnySizeThenItComesBack() throws DataFormatException {
		byte[] noise = new byte[1200];
		new Random(1).nextBytes(noise);
		for (int size = 0; size <= noise.length; size++) {
			byte[] payload = Arrays.copyOf(noise, size);
			assertThat(inflate(DEFLATE.compressBinary(ByteBuffer.wrap(payload)), size)).isEqualTo(payload);
		}
	}

	private static byte[] inflate(EncodedFrame frame, int size) throws DataFormatException {
		ByteBuffer bytes = frame.buffer();
		assertThat(bytes.get()).isEqualTo((byte) 0xC2);
		bytes.position(frame.size() - frame.payloadSize());
		ByteBuffer whole = ByteBuffer.allocate(bytes.remaining() + 4).put(bytes).putInt(0xFFFF).flip();
		Inflater inflater = new Inflater(true);
		inflater.setInput(whole);
		byte[] target = new byte[size + 1];
		int inflated = inflater.inflate(target);
		assertThat(inflater.getRemaining()).isZero();
		inflater.end();
		return Arrays.copyOf(target, inflated);
	}

}
