/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.Outcome;
import io.boss.websocket.broadcast.BroadcastTemplate;
import io.boss.websocket.observation.BossCallbackContext;
import io.boss.websocket.observation.BossCallbackObservationConvention;
import io.boss.websocket.observation.DefaultBossCallbackObservationConvention;
import io.boss.websocket.test.client.BossWebSocketClient;
import io.micrometer.common.KeyValues;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The spans of callbacks, with OpenTelemetry behind Micrometer Tracing, on threads whose
 * executor hands on the context of whoever has put the first task.
 */
class TracingIntegrationTests {

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	/** Takes nothing any more once its application has ended. */
	private static InMemorySpanExporter spans;

	private static BossServer server;

	private static TracedService traced;

	@BeforeAll
	static void start() {
		spans = InMemorySpanExporter.create();
		server = BossServer.on(Container.TOMCAT)
			.with(TracingConfiguration.class)
			.with("boss.websocket.observation-enabled=true", "management.tracing.sampling.probability=1.0",
					"spring.task.execution.propagate-context=true")
			.withTracing()
			.start();
		traced = server.context().getBean(TracedService.class);
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@Test
	void whenBroadcastInARequestThenCallbackIsPartOfItsTrace() throws Exception {
		post("in-request");
		SpanData request = span("http post /broadcast", "in-request");
		SpanData callback = span("traced handleBroadcast", "in-request");
		assertThat(callback.getTraceId()).isEqualTo(request.getTraceId());
		assertThat(callback.getParentSpanId()).isEqualTo(request.getSpanId());
	}

	@Test
	void whenClientSendsThenCallbacksArePartOfTheTraceOfItsHandshake() {
		try (BossWebSocketClient client = BossWebSocketClient.connect(server.uri("/websocket/relaying"))) {
			client.send("relayed");
			SpanData broadcast = span("traced handleBroadcast", "relayed");
			SpanData incoming = bySpanId(broadcast.getParentSpanId());
			SpanData handshake = bySpanId(incoming.getParentSpanId());
			assertThat(incoming.getName()).isEqualTo("relaying handleIncoming");
			assertThat(incoming.getAttributes().asMap().toString()).contains("connection");
			assertThat(handshake.getName()).startsWith("http get");
			assertThat(handshake.getParentSpanContext().isValid()).isFalse();
			assertThat(broadcast.getTraceId()).isEqualTo(handshake.getTraceId());
		}
	}

	@Test
	void whenThreadHasTheContextOfAnotherTaskThenItIsNoParent() throws Exception {
		// The run of the service begins in the context of a request and goes on with
		// what nobody traces.
		post("hold");
		assertThat(traced.held.await(40, TimeUnit.SECONDS)).isTrue();
		server.broadcasts().broadcast("traced", "untraced");
		traced.hold.countDown();
		SpanData holding = span("traced handleBroadcast", "hold");
		SpanData untraced = span("traced handleBroadcast", "untraced");
		assertThat(untraced.getParentSpanContext().isValid()).isFalse();
		assertThat(untraced.getTraceId()).isNotEqualTo(holding.getTraceId());
	}

	@Test
	void whenServiceStartsThenItsInitIsATraceOfItsOwn() {
		SpanData init = spans.getFinishedSpanItems()
			.stream()
			.filter((span) -> span.getName().equals("traced init"))
			.findFirst()
			.orElseThrow();
		assertThat(init.getParentSpanContext().isValid()).isFalse();
	}

	@Test
	void whenCallbackIsObservedThenItIsTimedOnceWithTheTagsOfTheConvention() throws Exception {
		post("timed");
		span("traced handleBroadcast", "timed");
		MeterRegistry registry = server.context().getBean(MeterRegistry.class);
		assertThat(registry.get("boss.websocket.callback").timers()).isNotEmpty().allSatisfy((timer) -> {
			assertThat(timer.getId().getTags()).extracting((tag) -> tag.getKey())
				.containsExactlyInAnyOrder("service", "callback", "outcome", "error", "color");
			assertThat(timer.getId().getTag("color")).isEqualTo("blue");
		});
		Timer timer = registry.get("boss.websocket.callback")
			.tags("service", "traced", "callback", "handleBroadcast", "outcome", "no-reply", "error", "none")
			.timer();
		assertThat(timer.count()).isPositive();
	}

	private static void post(String text) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(server.http("/broadcast").toString()))
			.POST(HttpRequest.BodyPublishers.ofString(text))
			.build();
		assertThat(HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body()).isEqualTo("ACCEPTED");
	}

	// A service and a controller note which span was theirs.
	private static SpanData span(String name, String message) {
		String key = name + " " + message;
		Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> traced.spans.containsKey(key));
		SpanData span = bySpanId(traced.spans.get(key));
		assertThat(span.getName()).isEqualTo(name);
		return span;
	}

	private static SpanData bySpanId(String id) {
		return Awaitility.await()
			.atMost(Duration.ofSeconds(40))
			.until(() -> spans.getFinishedSpanItems()
				.stream()
				.filter((span) -> span.getSpanId().equals(id))
				.findFirst()
				.orElse(null), (span) -> span != null);
	}

	@Configuration(proxyBeanMethods = false)
	@Import({ TracedService.class, RelayingService.class, BroadcastController.class })
	static class TracingConfiguration {

		@Bean
		SpanProcessor spanProcessor() {
			return SimpleSpanProcessor.create(spans);
		}

		@Bean
		BossCallbackObservationConvention convention() {
			return new DefaultBossCallbackObservationConvention() {

				@Override
				public KeyValues getLowCardinalityKeyValues(BossCallbackContext context) {
					return super.getLowCardinalityKeyValues(context).and("color", "blue");
				}

			};
		}

	}

	@RestController
	static class BroadcastController {

		private final BroadcastTemplate broadcasts;

		private final TracedService traced;

		BroadcastController(BroadcastTemplate broadcasts, TracedService traced) {
			this.broadcasts = broadcasts;
			this.traced = traced;
		}

		@PostMapping("/broadcast")
		String broadcast(@RequestBody String text) {
			this.traced.note("http post /broadcast", text);
			return this.broadcasts.broadcast("traced", text).toString();
		}

	}

	@BossService("traced")
	static class TracedService implements BossServiceHandler<Void> {

		final Map<String, String> spans = new ConcurrentHashMap<>();

		final CountDownLatch held = new CountDownLatch(1);

		final CountDownLatch hold = new CountDownLatch(1);

		void note(String name, String message) {
			this.spans.put(name + " " + message, Span.current().getSpanContext().getSpanId());
		}

		@Override
		public Outcome<Void> handleBroadcast(Object message, Void state) {
			if (message.equals("hold")) {
				this.held.countDown();
				await();
			}
			assertThat(MDC.get("spanId")).isEqualTo(Span.current().getSpanContext().getSpanId());
			note("traced handleBroadcast", message.toString());
			return Outcome.noReply(state);
		}

		private void await() {
			try {
				assertThat(this.hold.await(40, TimeUnit.SECONDS)).isTrue();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

	@BossService("relaying")
	static class RelayingService implements BossServiceHandler<Void> {

		private final BroadcastTemplate broadcasts;

		RelayingService(BroadcastTemplate broadcasts) {
			this.broadcasts = broadcasts;
		}

		@Override
		public Outcome<Void> handleIncoming(String servicePath, BossConnection client, BossMessage message,
				Void state) {
			this.broadcasts.broadcast("traced", ((BossMessage.Text) message).payload());
			return Outcome.noReply(state);
		}

	}

}
