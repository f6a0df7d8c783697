/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.wire;

import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class EncodedFrameTests {

	@ParameterizedTest
	@CsvSource({ "0, 8200", "1, 8201", "125, 827d", "126, 827e007e", "65535, 827effff", "65536, 827f0000000000010000" })
	void whenPayloadHasALengthThenItIsInTheFewestBytes(int length, String header) {
		EncodedFrame frame = EncodedFrame.binary(ByteBuffer.allocate(length));
		assertThat(HeardFrames.hex(frame.buffer())).isEqualTo(header + "00".repeat(length));
		assertThat(frame.payloadSize()).isEqualTo(length);
		assertThat(frame.size()).isEqualTo(length + header.length() / 2);
	}

	@Test
	void whenFrameHasAKindThenItsOpcodeSaysSo() {
		ByteBuffer payload = ByteBuffer.wrap(ClientFrames.utf8("-ab-")).position(1).limit(3);
		assertThat(HeardFrames.hex(EncodedFrame.text(payload).buffer())).isEqualTo("81026162");
		assertThat(HeardFrames.hex(EncodedFrame.ping(payload).buffer())).isEqualTo("89026162");
		assertThat(HeardFrames.hex(EncodedFrame.pong(payload).buffer())).isEqualTo("8a026162");
		assertThat(payload).isEqualTo(ByteBuffer.wrap(ClientFrames.utf8("ab")));
	}

	@Test
	void whenPayloadChangesLaterThenTheFrameDoesNot() {
		byte[] payload = ClientFrames.utf8("ab");
		EncodedFrame frame = EncodedFrame.text(ByteBuffer.wrap(payload));
		payload[0] = 'x';
		assertThat(HeardFrames.hex(frame.buffer())).isEqualTo("81026162");
		assertThatExceptionOfType(ReadOnlyBufferException.class).isThrownBy(() -> frame.buffer().put((byte) 0));
	}

	@Test
	void whenFrameClosesThenItHasACodeAndAReason() {
		assertThat(HeardFrames.hex(EncodedFrame.close(1001, "\u00e9").buffer())).isEqualTo("880403e9c3a9");
		assertThat(HeardFrames.hex(EncodedFrame.close(4999, "").buffer())).isEqualTo("88021387");
		assertThat(HeardFrames.hex(EncodedFrame.close(1005, "").buffer())).isEqualTo("8800");
		assertThat(EncodedFrame.close(1000, "x".repeat(123)).payloadSize()).isEqualTo(125);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 999, 1004, 1006, 1015, 2999, 5000, 66536 })
	void whenCloseCodeMustNotTravelThenItIsRefused(int code) {
		assertThatIllegalArgumentException().isThrownBy(() -> EncodedFrame.close(code, ""));
	}

	@Test
	void whenControlFrameWouldBeTooLongThenItIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> EncodedFrame.ping(ByteBuffer.allocate(126)));
		assertThatIllegalArgumentException().isThrownBy(() -> EncodedFrame.pong(ByteBuffer.allocate(126)));
		assertThat(EncodedFrame.close(1000, "x".repeat(124)).payloadSize()).isEqualTo(125);
		assertThatIllegalArgumentException().isThrownBy(() -> EncodedFrame.close(1005, "x"));
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void whenTargetIsSmallThenItIsCopiedInPieces(boolean direct) {
		EncodedFrame frame = EncodedFrame.text(ByteBuffer.wrap(ClientFrames.utf8("Hello, world")));
		ByteBuffer all = ByteBuffer.allocate(frame.size());
		int from = 0;
		for (int copied = -1; copied != 0; from += copied) {
			ByteBuffer piece = direct ? ByteBuffer.allocateDirect(5) : ByteBuffer.allocate(5);
			copied = frame.copyTo(from, piece);
			assertThat(piece.position()).isEqualTo(copied);
			all.put(piece.flip());
		}
		assertThat(from).isEqualTo(frame.size());
		assertThat(all.flip()).isEqualTo(frame.buffer());
	}

}
