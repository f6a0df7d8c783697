/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.boss.websocket.CloseCode;
import io.boss.websocket.CloseReason;
import io.boss.websocket.CloseReason.Kind;
import io.boss.websocket.cluster.SingleNode;
import io.boss.websocket.cluster.connection.LocalConnections;
import io.boss.websocket.cluster.presence.ClusterPresence;
import io.boss.websocket.delivery.QueuedEvents;
import io.boss.websocket.service.ServiceEnvironment;
import io.boss.websocket.service.ServiceRegistry;
import io.boss.websocket.stats.BossStats;
import io.boss.websocket.timing.EngineClock;
import io.boss.websocket.timing.EngineTime;
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

import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;

/**
 * Cost of the presence list if it is asked for whenever a client enters or leaves, at
 * several sizes, and of the end of a connection that has not entered. <pre>
 * mvn -q -pl benchmarks -am -DskipTests package
 * java -jar benchmarks/target/benchmarks.jar PresenceBenchmark
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PresenceBenchmark {

	private static final String SERVICE = "benchmark";

	private static final int CHANGES = 2;

	/**
	 * How many are there.
	 */
	@Param({ "1000", "10000", "50000" })
	private int present;

	private final LocalConnections connections = new LocalConnections();

	private final ClusterPresence presence = new ClusterPresence(this.connections, new SingleNode(),
			new ServiceRegistry(List.of(), (service) -> {
				throw new IllegalStateException(service);
			}, new ServiceEnvironment((service) -> Runnable::run, EngineTime.system(new SimpleAsyncTaskScheduler()),
					(event) -> {
					}, BossStats.NONE, null)),
			new QueuedEvents((event) -> {
			}, Runnable::run, BossStats.NONE), EngineClock.SYSTEM, Integer.MAX_VALUE);

	private final SilentConnection other = new SilentConnection("other");

	private final CloseReason reason = new CloseReason(Kind.PEER, CloseCode.NORMAL, "");

	/**
	 * Lets clients enter.
	 */
	@Setup
	public void enter() {
		for (int i = 0; i < this.present; i++) {
			enter(new SilentConnection("c" + i));
		}
	}

	private void enter(SilentConnection client) {
		this.connections.opened(client);
		this.presence.enter(client, Map.of("name", client.id()));
	}

	/**
	 * Somebody enters and leaves again, and the list is asked for each time.
	 * @return how many are there
	 */
	@Benchmark
	@OperationsPerInvocation(CHANGES)
	public int changeAndList() {
		enter(this.other);
		int size = this.presence.list(SERVICE).size();
		this.connections.closed(this.other, this.reason);
		return size + this.presence.list(SERVICE).size();
	}

	/**
	 * A connection comes and goes without entering.
	 */
	@Benchmark
	public void endOfAStranger() {
		this.connections.opened(this.other);
		this.connections.closed(this.other, this.reason);
	}

}
