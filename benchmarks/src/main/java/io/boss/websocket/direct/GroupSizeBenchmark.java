/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.Handshake;
import io.boss.websocket.config.OutboundLimits;
import io.boss.websocket.outbound.OutboundConnection;
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
 * Cost of asking a large group for its size and for a member, and cost that the close of
 * a client in another group adds to that. <pre>
 * mvn -q -pl benchmarks -am -DskipTests package
 * java -jar benchmarks/target/benchmarks.jar GroupSize
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class GroupSizeBenchmark {

	private static final OutboundLimits LIMITS = OutboundLimits.of(1024, 1024 * 1024, Duration.ofSeconds(10),
			Duration.ofSeconds(10));

	private static final Handshake HANDSHAKE = Handshake.builder(URI.create("/test")).build();

	/**
	 * How many connections are in the group.
	 */
	@Param({ "1000", "50000" })
	private int members;

	private final WireLoops loops = new WireLoops(1, EngineClock.SYSTEM);

	private final WireLoop loop = this.loops.next();

	private final ConnectionGroup group = new ConnectionGroup();

	private final ConnectionGroup other = new ConnectionGroup();

	private BossConnection member = connect(0);

	private int ids;

	/**
	 * Connects.
	 */
	@Setup(Level.Trial)
	public void connect() {
		for (int i = 1; i <= this.members; i++) {
			this.member = connect(i);
			this.group.add(this.member);
		}
	}

	/**
	 * Ends the loop.
	 */
	@TearDown
	public void close() {
		this.loops.close();
	}

	private BossConnection connect(int id) {
		IndifferentListener listener = new IndifferentListener();
		DirectOutboundChannel channel = new DirectOutboundChannel(this.loop, new TakingChannel(), LIMITS,
				ServiceStats.NONE, null, listener);
		return new OutboundConnection("c" + id, "test", null, HANDSHAKE, null,
				(payload, client) -> BossMessage.text(payload.toString()), channel, ServiceStats.NONE, listener);
	}

	/**
	 * Asks for the size.
	 * @return the size
	 */
	@Benchmark
	public int size() {
		return this.group.size();
	}

	/**
	 * Asks whether somebody is there.
	 * @return whether the group is empty
	 */
	@Benchmark
	public boolean isEmpty() {
		return this.group.isEmpty();
	}

	/**
	 * Asks for the member that has come last.
	 * @return whether it is in the group
	 */
	@Benchmark
	public boolean contains() {
		return this.group.contains(this.member);
	}

	/**
	 * Asks for the size, after a client has come to another group and left.
	 * @return the size
	 */
	@Benchmark
	public int closeElsewhere() {
		BossConnection client = connect(this.members + ++this.ids);
		this.other.add(client);
		client.close();
		return this.group.size();
	}

}
