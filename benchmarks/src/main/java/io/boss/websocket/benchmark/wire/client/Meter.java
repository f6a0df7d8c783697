/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.client;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Measurement between two moments: the processor time of the server, the client and all
 * other processes, the number of events, and how long each took.
 */
final class Meter {

	private final ObservedServer server;

	private final ObservedServer client = new ObservedServer(ProcessHandle.current().pid());

	private final Swarm swarm;

	private final boolean busy;

	private final Histogram latency = new Histogram();

	private boolean running;

	private long events;

	private Moment start;

	Meter(ClientOptions options, Swarm swarm) throws IOException {
		this.server = new ObservedServer(options.target().pid());
		this.swarm = swarm;
		this.busy = options.busy();
		this.start = now();
	}

	void start() throws IOException {
		this.latency.clear();
		this.events = 0;
		this.running = true;
		this.start = now();
	}

	void event(long nanos) {
		if (this.running) {
			this.latency.record(nanos);
			this.events++;
		}
	}

	/**
	 * Ends the measurement.
	 * @return its results by name
	 * @throws IOException if the server is gone
	 */
	Map<String, Double> stop() throws IOException {
		this.running = false;
		Moment end = now();
		double seconds = (end.nanos - this.start.nanos) / (double) TimeUnit.SECONDS.toNanos(1);
		double serverCpu = end.serverCpu - this.start.serverCpu;
		double clientCpu = end.clientCpu - this.start.clientCpu;
		double working = (end.working - this.start.working) / (double) TimeUnit.SECONDS.toNanos(1);
		Map<String, Double> results = new LinkedHashMap<>();
		results.put("cpu_us", serverCpu / this.events * TimeUnit.SECONDS.toMicros(1));
		results.put("per_s", this.events / seconds);
		results.put("p50_ms", this.latency.quantile(0.5) / TimeUnit.MILLISECONDS.toNanos(1));
		results.put("p99_ms", this.latency.quantile(0.99) / TimeUnit.MILLISECONDS.toNanos(1));
		results.put("server_cores", serverCpu / seconds);
		results.put("client_cores", (this.busy ? working : clientCpu) / seconds);
		results.put("other_cores", (end.machine - this.start.machine - serverCpu - clientCpu) / seconds);
		results.put("lost", (double) this.swarm.lostReaders());
		return results;
	}

	private Moment now() throws IOException {
		return new Moment(System.nanoTime(), this.server.cpuSeconds(), this.client.cpuSeconds(),
				MachineLoad.busySeconds(), this.swarm.working());
	}

	private record Moment(long nanos, double serverCpu, double clientCpu, double machine, long working) {
	}

}
