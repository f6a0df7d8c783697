/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

import io.boss.websocket.wire.EncodedFrame;
import io.boss.websocket.wire.FrameException;
import io.boss.websocket.wire.FrameHandler;
import io.boss.websocket.wire.FrameLimits;
import io.boss.websocket.wire.FrameParser;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Cost of reading a text frame of 128 bytes, in a buffer that holds 64, and of encoding
 * it. Reading includes the copy that stands for what the socket wrote into the buffer,
 * because unmasking changes it. <pre>
 * mvn -q -pl benchmarks -am -DskipTests package
 * java -jar benchmarks/target/benchmarks.jar FrameBenchmark
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FrameBenchmark {

	private static final int FRAMES = 64;

	private static final int MASK = 0x37FA213D;

	/**
	 * What the text consists of: the second has two bytes for each letter.
	 */
	@Param({ "abcdefgh", "\u05d0\u05d1\u05d2\u05d3" })
	private String letters = "";

	/**
	 * Whether the buffer is a direct one.
	 */
	@Param({ "false", "true" })
	private boolean direct;

	private ByteBuffer text = ByteBuffer.allocate(0);

	private ByteBuffer received = ByteBuffer.allocate(0);

	private ByteBuffer input = ByteBuffer.allocate(0);

	/**
	 * Writes the frames.
	 */
	@Setup
	public void write() {
		byte[] payload = this.letters.repeat(16).getBytes(StandardCharsets.UTF_8);
		this.text = ByteBuffer.wrap(payload);
		this.received = ByteBuffer.allocate(FRAMES * (payload.length + 8));
		for (int frame = 0; frame < FRAMES; frame++) {
			this.received.put((byte) 0x81).put((byte) 0xFE).putShort((short) payload.length).putInt(MASK);
			for (int i = 0; i < payload.length; i++) {
				this.received.put((byte) (payload[i] ^ (MASK >>> (24 - 8 * (i % 4)))));
			}
		}
		this.received.flip();
		int size = this.received.capacity();
		this.input = this.direct ? ByteBuffer.allocateDirect(size) : ByteBuffer.allocate(size);
	}

	/**
	 * Frames to messages.
	 * @param blackhole takes the messages
	 * @throws FrameException if a frame is wrong
	 */
	@Benchmark
	@OperationsPerInvocation(FRAMES)
	public void parse(Blackhole blackhole) throws FrameException {
		this.input.clear().put(this.received.rewind()).flip();
		new FrameParser(FrameLimits.of(1 << 16), null, new Consumer(blackhole)).parse(this.input);
	}

	/**
	 * Only the copy within {@link #parse}.
	 * @return the copy
	 */
	@Benchmark
	@OperationsPerInvocation(FRAMES)
	public ByteBuffer copy() {
		return this.input.clear().put(this.received.rewind()).flip();
	}

	/**
	 * A message to a frame.
	 * @return the frame
	 */
	@Benchmark
	public EncodedFrame encode() {
		return EncodedFrame.text(this.text);
	}

	private record Consumer(Blackhole blackhole) implements FrameHandler {

		@Override
		public void text(ByteBuffer utf8) {
			this.blackhole.consume(utf8);
		}

		@Override
		public void binary(ByteBuffer payload) {
			this.blackhole.consume(payload);
		}

		@Override
		public void ping(ByteBuffer payload) {
			this.blackhole.consume(payload);
		}

		@Override
		public void pong(ByteBuffer payload) {
			this.blackhole.consume(payload);
		}

		@Override
		public void close(int code, String reason) {
			this.blackhole.consume(code);
		}

		@Override
		public boolean wantsMore() {
			return true;
		}

	}

}
