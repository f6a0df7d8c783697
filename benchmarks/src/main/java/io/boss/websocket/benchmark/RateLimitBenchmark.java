/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark;

import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import io.boss.websocket.config.ServiceLimits;
import io.boss.websocket.limit.ApplicationConnections;
import io.boss.websocket.limit.ApplicationLimits;
import io.boss.websocket.limit.InboundRate;
import io.boss.websocket.limit.ServiceConnections;
import io.boss.websocket.wire.FrameException;
import io.boss.websocket.wire.FrameHandler;
import io.boss.websocket.wire.FrameLimits;
import io.boss.websocket.wire.FrameParser;
import org.jspecify.annotations.Nullable;
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
 * Cost of rate limits per message. A buffer of frames is read, with and without limits
 * for messages and bytes within a second, which none of them exceeds. <pre>
 * mvn -q -pl benchmarks -am -DskipTests package
 * java -jar benchmarks/target/benchmarks.jar RateLimitBenchmark
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RateLimitBenchmark {

	private static final int FRAMES = 64;

	private static final int PAYLOAD = 16;

	private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

	/**
	 * Whether there are limits.
	 */
	@Param({ "false", "true" })
	private boolean limited;

	private byte[] received = {};

	private ByteBuffer input = ByteBuffer.allocate(0);

	private @Nullable InboundRate rate;

	private long now;

	/**
	 * Writes the frames.
	 */
	@Setup
	public void write() {
		ByteBuffer frames = ByteBuffer.allocate(FRAMES * (PAYLOAD + 6));
		for (int frame = 0; frame < FRAMES; frame++) {
			frames.put((byte) 0x82).put((byte) (0x80 | PAYLOAD)).putInt(0).put(new byte[PAYLOAD]);
		}
		this.received = frames.array();
		this.input = ByteBuffer.allocate(this.received.length);
		ServiceLimits limits = ServiceLimits.NONE.withMessagesPerSecond(10_000).withBytesPerSecond(1 << 27);
		this.rate = Objects.requireNonNull(
				new ServiceConnections(limits, 1 << 16, new ApplicationConnections(ApplicationLimits.NONE, () -> 0))
					.inboundRate());
	}

	/**
	 * Frames to messages.
	 * @param blackhole takes the messages
	 * @throws FrameException if a frame is wrong
	 */
	@Benchmark
	@OperationsPerInvocation(FRAMES)
	public void parse(Blackhole blackhole) throws FrameException {
		this.input.clear().put(this.received).flip();
		this.now += SECOND;
		InboundRate rate = this.limited ? this.rate : null;
		if (rate != null && !rate.bytes(this.input.remaining(), this.now)) {
			throw new IllegalStateException("Too many bytes");
		}
		new FrameParser(FrameLimits.of(1 << 16), null, new Consumer(blackhole, rate, this.now)).parse(this.input);
	}

	private record Consumer(Blackhole blackhole, @Nullable InboundRate rate, long now) implements FrameHandler {

		@Override
		public void begins() {
			if (this.rate != null && !this.rate.message(this.now)) {
				throw new IllegalStateException("Too many messages");
			}
		}

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
