/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark;

import java.util.List;
import java.util.concurrent.TimeUnit;

import io.boss.websocket.diagnostics.FlightRecording;
import io.boss.websocket.diagnostics.LogContext;
import io.boss.websocket.metrics.CallbackObservations;
import io.boss.websocket.metrics.TraceLink;
import io.boss.websocket.stats.CallbackName;
import io.boss.websocket.stats.CallbackObserver;
import io.boss.websocket.stats.CallbackObservers;
import io.boss.websocket.stats.CallbackOutcome;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Cost of each observer of callbacks. The callback itself does nothing. <pre>
 * mvn -q -pl benchmarks -am -DskipTests package
 * java -jar benchmarks/target/benchmarks.jar CallbackObservation
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CallbackObservationBenchmark {

	/**
	 * Who observes.
	 */
	@Param({ "NOBODY", "FLIGHT_RECORDER", "LOG_CONTEXT", "BOTH", "OBSERVATIONS" })
	public Observers observers = Observers.NOBODY;

	private @Nullable CallbackObserver observer;

	/**
	 * Creates the observers.
	 */
	@Setup
	public void create() {
		this.observer = CallbackObservers.of(this.observers.create());
	}

	/**
	 * A callback with what is around it.
	 * @param hole keeps the callback from being nothing at all
	 */
	@Benchmark
	public void callback(Blackhole hole) {
		CallbackObserver observer = this.observer;
		CallbackObserver.Scope scope = (observer != null)
				? observer.begin(new CallbackObserver.Call("benchmark", CallbackName.INCOMING, "1", null)) : null;
		hole.consume(this);
		if (scope != null) {
			scope.end(CallbackOutcome.NO_REPLY, null);
		}
	}

	/**
	 * Observers to compare.
	 */
	public enum Observers {

		/**
		 * Nobody, as in an application without SLF4J and flight recorder.
		 */
		NOBODY {
			@Override
			List<CallbackObserver> create() {
				return List.of();
			}
		},

		/**
		 * The flight recorder, which does not record.
		 */
		FLIGHT_RECORDER {
			@Override
			List<CallbackObserver> create() {
				return List.of(new FlightRecording());
			}
		},

		/**
		 * The MDC.
		 */
		LOG_CONTEXT {
			@Override
			List<CallbackObserver> create() {
				return List.of(new LogContext());
			}
		},

		/**
		 * The MDC and the flight recorder, as in most applications.
		 */
		BOTH {
			@Override
			List<CallbackObserver> create() {
				return List.of(new LogContext(), new FlightRecording());
			}
		},

		/**
		 * Observations as well, which are timed and not traced.
		 */
		OBSERVATIONS {
			@Override
			List<CallbackObserver> create() {
				ObservationRegistry registry = ObservationRegistry.create();
				registry.observationConfig()
					.observationHandler(new DefaultMeterObservationHandler(new SimpleMeterRegistry()));
				return List.of(new LogContext(), new FlightRecording(),
						new CallbackObservations(registry, null, TraceLink.NONE));
			}
		};

		abstract List<CallbackObserver> create();

	}

}
