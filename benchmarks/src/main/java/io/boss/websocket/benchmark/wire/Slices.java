/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import io.boss.websocket.benchmark.wire.client.ServerTimes;
import io.boss.websocket.benchmark.wire.plan.Contestant;
import io.boss.websocket.benchmark.wire.plan.Figure;

/**
 * Slices of one contestant.
 */
final class Slices {

	private static final double NANOS_PER_MICRO = 1_000;

	private static final double NANOS_PER_SECOND = 1e9;

	// What its clients have to do first, after they were stopped.
	private static final long LEAD_MILLIS = 30;

	// What is still under way when they are stopped.
	private static final long TRAIL_MILLIS = 10;

	private final RunningContestant running;

	private final SlicePlan plan;

	private final List<Slice> slices = new ArrayList<>();

	Slices(RunningContestant running, SlicePlan plan) {
		this.running = running;
		this.plan = plan;
	}

	Contestant contestant() {
		return this.running.contestant();
	}

	/**
	 * Lets the clients go on for a slice.
	 * @throws IOException if the server is gone
	 * @throws InterruptedException if interrupted
	 */
	void addOne() throws IOException, InterruptedException {
		this.running.goOn();
		Thread.sleep(LEAD_MILLIS);
		Moment begin = now();
		Thread.sleep(this.plan.sliceMillis());
		Moment end = now();
		this.running.stop();
		Thread.sleep(TRAIL_MILLIS);
		this.slices.add(Slice.between(begin, end));
	}

	private Moment now() throws IOException {
		return new Moment(ThreadTimes.of(this.running.pid()), ServerTimes.of(this.running.pid()),
				this.running.progress().events(), this.running.progress().bytes(), System.nanoTime());
	}

	/**
	 * What was found.
	 * @param reference what each slice is compared with: the neighbour of the same turn
	 * @return the figures
	 */
	Map<String, Double> comparedWith(Slices reference) {
		double events = sum(Slice::events);
		double cpu = sum(Slice::cpu);
		double ticks = sum(Slice::user) + sum(Slice::system);
		Map<String, Double> figures = new LinkedHashMap<>();
		figures.put(Figure.CPU.key(), cpu / events / NANOS_PER_MICRO);
		figures.put(Figure.USER.key(), cpu / events / NANOS_PER_MICRO * sum(Slice::user) / ticks);
		figures.put(Figure.SYSTEM.key(), cpu / events / NANOS_PER_MICRO * sum(Slice::system) / ticks);
		figures.put(Figure.COMPILER.key(), sum(Slice::compiler) / cpu);
		figures.put(Figure.RATE.key(), events / sum(Slice::nanos) * NANOS_PER_SECOND);
		figures.put(Figure.BYTES.key(), sum(Slice::bytes) / events);
		figures.put(Figure.RATIO.key(), median(reference, (slice) -> slice.cpu / slice.events));
		figures.put(Figure.BYTES_RATIO.key(), median(reference, (slice) -> slice.bytes / slice.events));
		return figures;
	}

	private double sum(ToDoubleFunction<Slice> value) {
		return this.slices.stream().mapToDouble(value).sum();
	}

	private double median(Slices reference, ToDoubleFunction<Slice> value) {
		double[] ratios = new double[this.slices.size()];
		int count = 0;
		for (int i = 0; i < ratios.length; i++) {
			Slice slice = this.slices.get(i);
			Slice neighbour = reference.slices.get(i);
			if (slice.events > 0 && neighbour.events > 0) {
				ratios[count++] = value.applyAsDouble(slice) / value.applyAsDouble(neighbour);
			}
		}
		double[] sorted = Arrays.copyOf(ratios, count);
		Arrays.sort(sorted);
		return (count > 0) ? (sorted[count / 2] + sorted[(count - 1) / 2]) / 2 : Double.NaN;
	}

	private record Moment(ThreadTimes threads, ServerTimes process, long events, long bytes, long nanos) {
	}

	private record Slice(double events, double bytes, double nanos, double cpu, double compiler, double user,
			double system) {

		private static Slice between(Moment begin, Moment end) {
			return new Slice(end.events - begin.events, end.bytes - begin.bytes, end.nanos - begin.nanos,
					end.threads.since(begin.threads, (thread) -> true),
					end.threads.since(begin.threads, (thread) -> thread.matches("C[12] Compiler.*")),
					end.process.user() - begin.process.user(), end.process.system() - begin.process.system());
		}

	}

}
