/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.boss.websocket.config.OutboundLimits;
import io.boss.websocket.stats.ServiceStats;
import io.boss.websocket.timing.EngineClock;
import io.boss.websocket.wire.EncodedFrame;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Cost of the loop itself for broadcasts that wait in its inbox, until each connection
 * has been written to. The channels take everything and cost nothing, so all that is left
 * is this project's share of a fan-out. It belongs to this package because only the
 * engine may use what it measures. <pre>
 * mvn -q -pl benchmarks -am -DskipTests package
 * java -jar benchmarks/target/benchmarks.jar LoopDrain
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class LoopDrainBenchmark {

	private static final int BUFFER_SIZE = 64 * 1024;

	private static final OutboundLimits LIMITS = OutboundLimits.of(1024, 1024 * 1024, Duration.ofSeconds(10),
			Duration.ofSeconds(10));

	/**
	 * How many connections the loop has.
	 */
	@Param({ "1000", "10000" })
	private int connections;

	/**
	 * How many broadcasts wait.
	 */
	@Param({ "1", "64" })
	private int broadcasts;

	private final EncodedFrame frame = EncodedFrame
		.text(ByteBuffer.wrap("abcdefgh".repeat(16).getBytes(StandardCharsets.UTF_8)));

	private final LoopInbox inbox = new LoopInbox(() -> {
	});

	private final InboxDrain drain = new InboxDrain(this.inbox, ByteBuffer.allocateDirect(BUFFER_SIZE));

	private final WireLoops loops = new WireLoops(1, EngineClock.SYSTEM);

	private final LoopRecipients recipients = new LoopRecipients(this.loops.next(), LIMITS, ServiceStats.NONE);

	private List<LoopMember> members = List.of();

	/**
	 * Connects, and has the collector treat the connections as old, which they are in a
	 * server.
	 */
	@Setup(Level.Trial)
	public void connect() {
		WireLoop loop = this.loops.next();
		this.members = Stream
			.<LoopMember>generate(() -> new DirectOutboundChannel(loop, new TakingChannel(), LIMITS, ServiceStats.NONE,
					null, new IndifferentListener())
				.writer())
			.limit(this.connections)
			.toList();
		System.gc();
	}

	/**
	 * Ends the loop, which has done nothing.
	 */
	@TearDown
	public void close() {
		this.loops.close();
	}

	/**
	 * Broadcasts to every connection.
	 * @return how many entries there were
	 */
	@Benchmark
	public int drain() {
		for (int i = 0; i < this.broadcasts; i++) {
			// Nobody has made room for it, so what is free only grows.
			this.inbox.add(new InboxEntry.ToMany(this.members, this.frame, this.recipients));
		}
		return this.drain.run();
	}

}
