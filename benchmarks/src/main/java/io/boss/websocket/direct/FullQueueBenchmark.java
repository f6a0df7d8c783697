/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.boss.websocket.BossMessage;
import io.boss.websocket.OverflowPolicy;
import io.boss.websocket.SendResult;
import io.boss.websocket.config.OutboundLimits;
import io.boss.websocket.stats.ServiceStats;
import io.boss.websocket.timing.EngineClock;
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
 * Cost of a send to a client whose queue is full, and for which the oldest message is
 * dropped, while the loop is behind with deliveries to others. <pre>
 * mvn -q -pl benchmarks -am -DskipTests package
 * java -jar benchmarks/target/benchmarks.jar FullQueue
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FullQueueBenchmark {

	private static final OutboundLimits LIMITS = OutboundLimits
		.of(8, 1024 * 1024, Duration.ofSeconds(10), Duration.ofSeconds(10))
		.withOverflow(OverflowPolicy.DROP_OLDEST);

	/**
	 * How many entries wait for the loop.
	 */
	@Param({ "0", "100000" })
	private int waiting;

	private final BossMessage message = BossMessage.text("hello");

	private final BossMessage keyed = this.message.conflatedBy("key");

	private final WireLoops loops = new WireLoops(1, EngineClock.SYSTEM);

	private final WireLoop loop = this.loops.next();

	private final CountDownLatch held = new CountDownLatch(1);

	private final DirectOutboundChannel client = new DirectOutboundChannel(this.loop, new TakingChannel(), LIMITS,
			ServiceStats.NONE, null, new IndifferentListener());

	/**
	 * Holds the loop, and fills its inbox.
	 */
	@Setup(Level.Trial)
	public void hold() {
		this.loop.execute(() -> {
			try {
				this.held.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		});
		for (int i = 0; i < this.waiting; i++) {
			this.loop.execute(() -> {
			});
		}
	}

	/**
	 * Lets the loop go, and ends it.
	 */
	@TearDown
	public void close() {
		this.held.countDown();
		this.loops.close();
	}

	/**
	 * Sends a message, for which another one is dropped.
	 * @return what became of it
	 */
	@Benchmark
	public SendResult dropOldest() {
		return this.client.send(this.message);
	}

	/**
	 * Sends a message that takes the place of another one with its key.
	 * @return what became of it
	 */
	@Benchmark
	public SendResult conflated() {
		return this.client.send(this.keyed);
	}

}
