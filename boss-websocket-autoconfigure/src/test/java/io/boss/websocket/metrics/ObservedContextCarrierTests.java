/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.metrics;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingSenderTracingObservationHandler;
import io.micrometer.tracing.handler.TracingObservationHandler;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ObservedContextCarrier}, with OpenTelemetry behind Micrometer Tracing.
 */
class ObservedContextCarrierTests {

	private final InMemorySpanExporter spans = InMemorySpanExporter.create();

	private final SdkTracerProvider provider = SdkTracerProvider.builder()
		.addSpanProcessor(SimpleSpanProcessor.create(this.spans))
		.build();

	private final OtelCurrentTraceContext current = new OtelCurrentTraceContext();

	private final OtelTracer tracer = new OtelTracer(this.provider.get("test"), this.current, (event) -> {
	});

	private final ObservationRegistry registry = ObservationRegistry.create();

	private final ObservedContextCarrier carrier = new ObservedContextCarrier(this.registry);

	ObservedContextCarrierTests() {
		OtelPropagator propagator = new OtelPropagator(
				ContextPropagators.create(W3CTraceContextPropagator.getInstance()), this.provider.get("test"));
		List<TracingObservationHandler<?>> handlers = List.of(
				new PropagatingReceiverTracingObservationHandler<>(this.tracer, propagator),
				new PropagatingSenderTracingObservationHandler<>(this.tracer, propagator),
				new DefaultTracingObservationHandler(this.tracer));
		this.registry.observationConfig()
			.observationHandler(new ObservationHandler.FirstMatchingCompositeObservationHandler(handlers));
	}

	@Test
	void whenMessageIsSentInATraceThenTheTraceGoesOnWhereItIsReceived() {
		Observation request = Observation.start("request", this.registry);
		Map<String, String> carried = request.scoped(this.carrier::capture);
		request.stop();
		assertThat(carried).containsOnlyKeys("traceparent");
		Queue<String> origins = new ConcurrentLinkedQueue<>();
		this.carrier.within(carried, () -> origins.add(this.current.context().spanId()));
		SpanData send = span("cluster send");
		SpanData receive = span("cluster receive");
		assertThat(send.getParentSpanId()).isEqualTo(span("request").getSpanId());
		assertThat(receive.getParentSpanId()).isEqualTo(send.getSpanId());
		assertThat(receive.getTraceId()).isEqualTo(span("request").getTraceId());
		assertThat(origins).containsExactly(receive.getSpanId());
		assertThat(this.current.context()).isNull();
	}

	@Test
	void whenNothingIsObservedThenNothingIsCarried() {
		assertThat(this.carrier.capture()).isEmpty();
		assertThat(this.spans.getFinishedSpanItems()).isEmpty();
		assertThat(new ObservedContextCarrier(ObservationRegistry.NOOP).capture()).isEmpty();
	}

	@Test
	void whenContextIsForeignThenTheWorkIsDoneOnce() {
		Queue<String> done = new ConcurrentLinkedQueue<>();
		this.carrier.within(Map.of("traceparent", "nonsense"), () -> done.add("done"));
		assertThat(done).containsExactly("done");
		assertThat(span("cluster receive").getParentSpanContext().isValid()).isFalse();
	}

	private SpanData span(String name) {
		return this.spans.getFinishedSpanItems()
			.stream()
			.filter((span) -> span.getName().equals(name))
			.findFirst()
			.orElseThrow();
	}

}
