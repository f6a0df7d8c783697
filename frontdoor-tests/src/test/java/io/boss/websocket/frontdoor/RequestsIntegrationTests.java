/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.Outcome;
import io.boss.websocket.Reply;
import io.boss.websocket.SendResult;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInfo;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests of a client that speaks no subprotocol, and their answers.
 */
class RequestsIntegrationTests {

	private static final int REQUESTS = 1000;

	private static final int PARTS = 10_000;

	private static final Map<Container, Map<String, BossServer>> servers = new EnumMap<>(Container.class);

	static Stream<Arguments> servers() {
		return Stream.of(Container.values())
			.flatMap((container) -> Stream.of("direct", "container")
				.map((transport) -> Arguments.of(container, transport)));
	}

	@BeforeAll
	static void start() {
		for (Container container : Container.values()) {
			for (String transport : new String[] { "direct", "container" }) {
				servers.computeIfAbsent(container, (key) -> new HashMap<>())
					.put(transport, BossServer.on(container)
						.service(NowService.class, NowService::new)
						.service(LateService.class, LateService::new)
						.service(StreamService.class, StreamService::new)
						.service(RingService.class, RingService::new)
						.service(MonoService.class, MonoService::new)
						.service(ReplyService.class, ReplyService::new)
						.service(FragileAnswers.class, FragileAnswers::new)
						.service(PlainHandler.class, PlainHandler::new)
						.with("boss.websocket.transport=" + transport, "boss.websocket.requests.max-open=2000",
								"boss.websocket.outbound.max-bytes=256KB", "boss.websocket.outbound.max-messages=2000",
								"boss.websocket.restart.max-per-client=100",
								"boss.websocket.restart.max-by-clients=100", "boss.websocket.restart.max-restarts=100",
								"spring.jackson.deserialization.fail-on-unknown-properties=true",
								"spring.jackson.deserialization.fail-on-null-for-primitives=false",
								"boss.websocket.services.fragile.on-error=restart")
						.start());
			}
		}
	}

	@AfterAll
	static void stop() {
		servers.values().forEach((each) -> each.values().forEach(BossServer::close));
	}

	@ParameterizedTest
	@MethodSource("servers")
	void whenMethodReturnsThenTheAnswerHasTheIdOfTheRequest(Container container, String transport) {
		try (RawWebSocket client = connect(container, transport, "now")) {
			client.send("{\"boss.id\":1,\"kind\":\"object\",\"n\":3}");
			assertThat(client.readMessage()).isEqualTo("{\"boss.re\":1,\"kind\":\"object\",\"n\":3}");
			client.send("{\"boss.id\":\"a-2\",\"kind\":\"list\",\"n\":3}");
			assertThat(client.readMessage()).isEqualTo("{\"boss.re\":\"a-2\",\"boss.value\":[3]}");
			client.send("{\"boss.id\":1,\"kind\":\"text\",\"n\":3}");
			assertThat(client.readMessage()).isEqualTo("{\"boss.re\":1,\"boss.value\":\"a \\\"text\\\"\"}");
			client.send("{\"boss.id\":2,\"kind\":\"bytes\",\"n\":3}");
			assertThat(client.readMessage()).isEqualTo("{\"boss.re\":2,\"boss.value\":\"Aw==\"}");
			client.send("{\"boss.id\":3,\"kind\":\"nothing\",\"n\":3}");
			assertThat(client.readMessage()).isEqualTo("{\"boss.re\":3,\"boss.done\":true}");
			client.send("{\"kind\":\"list\",\"n\":3}");
			assertThat(client.readMessage()).isEqualTo("[3]");
		}
	}

	@ParameterizedTest
	@MethodSource("servers")
	void whenRequestCannotBeHandledThenTheClientIsToldWhy(Container container, String transport) {
		try (RawWebSocket client = connect(container, transport, "now")) {
			client.send("{\"boss.id\":1,\"kind\":\"object\",\"n\":100}");
			assertThat(client.readMessage())
				.isEqualTo(error("1", 400, "Bad Request", "n must be less than or equal to 9"));
			client.send("{\"boss.id\":2,\"kind\":\"object\",\"m\":1}");
			assertThat(client.readMessage()).isEqualTo(error("2", 400, "Bad Request", "The message cannot be read"));
			client.send("{\"boss.id\":3,\"kind\":\"binary\",\"n\":1}");
			assertThat(client.readMessage()).isEqualTo(failure("3"));
			client.send("{\"boss.id\":4,\"kind\":\"throw\",\"n\":1}");
			assertThat(client.readMessage()).isEqualTo(failure("4"));
			client.send("{\"boss.id\":1.5,\"kind\":\"object\",\"n\":1}");
			assertThat(client.readMessage()).startsWith("{\"boss.re\":null,\"boss.error\":{\"status\":400,");
			client.send("{\"boss.cancel\":77}");
			client.send("{\"boss.cancel\":true}");
			client.send("{\"boss.id\":5,\"kind\":\"list\",\"n\":3}");
			assertThat(client.readMessage()).isEqualTo("{\"boss.re\":5,\"boss.value\":[3]}");
		}
	}

	@ParameterizedTest
	@MethodSource("servers")
	void whenAThousandRequestsAreAnsweredInAnyOrderThenEachGetsItsOwn(Container container, String transport)
			throws Exception {
		try (RawWebSocket client = connect(container, transport, "late")) {
			for (int i = 0; i < REQUESTS; i++) {
				client.send("{\"boss.id\":" + i + ",\"n\":" + i + "}");
			}
			LateService service = bean(container, transport, LateService.class);
			List<LateService.Waiting> waiting = new ArrayList<>();
			for (int i = 0; i < REQUESTS; i++) {
				LateService.Waiting one = service.waiting.poll(10, TimeUnit.SECONDS);
				assertThat(one).as("request %d", i).isNotNull();
				waiting.add(one);
			}
			Collections.shuffle(waiting, new Random(7));
			waiting.forEach((one) -> one.answer.complete(one.n));
			Set<String> answers = new HashSet<>();
			Set<String> expected = new HashSet<>();
			for (int i = 0; i < REQUESTS; i++) {
				answers.add(client.readMessage());
				expected.add("{\"boss.re\":" + i + ",\"boss.value\":" + i + "}");
			}
			assertThat(answers).isEqualTo(expected);
		}
	}

	@ParameterizedTest
	@MethodSource("servers")
	void whenStageEndsOtherwiseThenTheClientIsTold(Container container, String transport) throws Exception {
		LateService service = bean(container, transport, LateService.class);
		try (RawWebSocket client = connect(container, transport, "late")) {
			client.send("{\"boss.id\":1,\"n\":1}");
			client.send("{\"boss.id\":1,\"n\":2}");
			assertThat(client.readMessage()).isEqualTo(error("1", 409, "Conflict", "a request with this id is open"));
			service.waiting.take().answer.completeExceptionally(new IllegalStateException("a secret"));
			assertThat(client.readMessage()).isEqualTo(failure("1"));
			client.send("{\"boss.id\":1,\"n\":3}");
			service.waiting.take().answer.complete(null);
			assertThat(client.readMessage()).isEqualTo("{\"boss.re\":1,\"boss.done\":true}");
			client.send("{\"n\":4}");
			service.waiting.take().answer.complete(4);
			assertThat(client.readMessage()).isEqualTo("4");
			client.send("{\"boss.id\":5,\"n\":5}");
			LateService.Waiting cancelled = service.waiting.take();
			client.send("{\"boss.cancel\":5}");
			client.send("{\"boss.id\":5,\"n\":6}");
			LateService.Waiting next = service.waiting.take();
			cancelled.answer.complete(5);
			next.answer.complete(6);
			assertThat(client.readMessage()).isEqualTo("{\"boss.re\":5,\"boss.value\":6}");
			client.send("{\"boss.id\":7,\"n\":7}");
			service.waiting.take();
			server(container, transport).service("late").restart();
			assertThat(client.readMessage())
				.isEqualTo(error("7", 503, "Service Unavailable", "the service has ended before it could answer"));
		}
	}

	@ParameterizedTest
	@MethodSource("servers")
	void whenPublisherPublishesThenItsValuesComeInOrder(Container container, String transport) {
		try (RawWebSocket client = connect(container, transport, "stream")) {
			client.send("{\"boss.id\":1,\"n\":50}");
			for (int i = 0; i < 50; i++) {
				assertThat(client.readMessage()).isEqualTo("{\"boss.re\":1,\"boss.more\":true,\"n\":" + i + "}");
			}
			assertThat(client.readMessage()).isEqualTo("{\"boss.re\":1,\"boss.done\":true}");
			client.send("{\"n\":2}");
			assertThat(client.readMessage()).isEqualTo("{\"n\":0}");
			assertThat(client.readMessage()).isEqualTo("{\"n\":1}");
			client.send("{\"boss.id\":1,\"n\":-2}");
			assertThat(client.readMessage()).isEqualTo("{\"boss.re\":1,\"boss.more\":true,\"n\":0}");
			assertThat(client.readMessage()).isEqualTo(failure("1"));
		}
	}

	@ParameterizedTest
	@MethodSource("servers")
	void whenMonoHasAValueThenItIsAnAnswerAndNoStream(Container container, String transport) {
		try (RawWebSocket client = connect(container, transport, "mono")) {
			client.send("{\"boss.id\":1,\"n\":5}");
			assertThat(client.readMessage()).isEqualTo("{\"boss.re\":1,\"n\":5}");
			client.send("{\"boss.id\":2,\"n\":0}");
			assertThat(client.readMessage()).isEqualTo("{\"boss.re\":2,\"boss.done\":true}");
		}
	}

	@ParameterizedTest
	@MethodSource("servers")
	void whenClientDoesNotReadThenThePublisherWaits(Container container, String transport) {
		StreamService service = bean(container, transport, StreamService.class);
		service.published.set(0);
		try (RawWebSocket client = RawWebSocket.connectSlowly(uri(container, transport, "stream"))) {
			client.send("{\"boss.id\":1,\"n\":" + PARTS + ",\"size\":2000}");
			Awaitility.await().during(Duration.ofMillis(300)).atMost(Duration.ofSeconds(20)).until(() -> {
				long before = service.published.get();
				return before > 0 && before < PARTS && before == service.published.get();
			});
			BossConnection connection = server(container, transport).service("stream").connections().iterator().next();
			assertThat(connection.isOpen()).isTrue();
			assertThat(service.published).hasValueLessThan(PARTS);
			for (int i = 0; i < PARTS; i++) {
				assertThat(client.readMessage()).startsWith("{\"boss.re\":1,\"boss.more\":true,\"n\":" + i + ",");
			}
			assertThat(client.readMessage()).isEqualTo("{\"boss.re\":1,\"boss.done\":true}");
		}
	}

	@ParameterizedTest
	@MethodSource("servers")
	void whenClientCancelsOrGoesThenThePublisherIsStopped(Container container, String transport) {
		StreamService service = bean(container, transport, StreamService.class);
		service.cancelled.set(0);
		try (RawWebSocket client = connect(container, transport, "stream")) {
			client.send("{\"boss.id\":1,\"n\":1,\"endless\":true}");
			assertThat(client.readMessage()).isEqualTo("{\"boss.re\":1,\"boss.more\":true,\"n\":0}");
			client.send("{\"boss.cancel\":1}");
			Awaitility.await().untilAtomic(service.cancelled, org.hamcrest.Matchers.equalTo(1));
			client.send("{\"boss.id\":1,\"n\":1,\"endless\":true}");
			assertThat(client.readMessage()).isEqualTo("{\"boss.re\":1,\"boss.more\":true,\"n\":0}");
			client.reset();
			Awaitility.await().untilAtomic(service.cancelled, org.hamcrest.Matchers.equalTo(2));
		}
	}

	@ParameterizedTest
	@MethodSource("servers")
	void whenReplyIsATheParameterThenItAnswersFromALaterCallback(Container container, String transport) {
		ReplyService service = bean(container, transport, ReplyService.class);
		try (RawWebSocket client = connect(container, transport, "reply")) {
			client.send("{\"boss.id\":1,\"n\":1}");
			client.send("{\"boss.id\":2,\"n\":2}");
			Awaitility.await().until(() -> service.replies.size() == 2);
			server(container, transport).service("reply").info("go");
			assertThat(client.readMessage()).isEqualTo("{\"boss.re\":1,\"boss.more\":true,\"boss.value\":\"part\"}");
			assertThat(client.readMessage()).isEqualTo("{\"boss.re\":1,\"boss.value\":\"end\"}");
			assertThat(client.readMessage()).isEqualTo("{\"boss.re\":2,\"boss.more\":true,\"boss.value\":\"part\"}");
			assertThat(client.readMessage()).isEqualTo("{\"boss.re\":2,\"boss.value\":\"end\"}");
			Awaitility.await().untilAtomic(service.afterwards, org.hamcrest.Matchers.equalTo(2));
			client.send("{\"n\":3}");
			Awaitility.await().until(() -> service.replies.size() == 1);
			server(container, transport).service("reply").info("go");
			assertThat(client.readMessage()).isEqualTo("part");
			assertThat(client.readMessage()).isEqualTo("end");
			client.send("{\"boss.id\":4,\"n\":4}");
			client.send("{\"boss.cancel\":4}");
			Awaitility.await().untilTrue(service.cancelled);
		}
	}

	@ParameterizedTest
	@MethodSource("servers")
	void whenCallbackEndsTheInstanceThenTheRequestIsTriedOnceMore(Container container, String transport) {
		try (RawWebSocket client = connect(container, transport, "fragile")) {
			client.send("{\"boss.id\":1,\"n\":1}");
			client.send("{\"boss.id\":2,\"n\":0}");
			assertThat(client.readMessage()).isEqualTo("{\"boss.re\":1,\"boss.value\":1}");
			assertThat(client.readMessage()).isEqualTo("{\"boss.re\":2,\"boss.value\":0}");
			client.send("{\"boss.id\":3,\"n\":2}");
			assertThat(client.readMessage()).isEqualTo(failure("3"));
			client.send("{\"boss.id\":4,\"n\":2}");
			assertThat(client.readMessage()).isEqualTo("{\"boss.re\":4,\"boss.value\":2}");
		}
	}

	@ParameterizedTest
	@MethodSource("servers")
	void whenServiceAsksBackBeforeItAnswersThenNobodyWaitsForTheOther(Container container, String transport) {
		try (RawWebSocket client = RawWebSocket.connect(uri(container, transport, "ring"),
				"Sec-WebSocket-Protocol: boss.v1")) {
			String mark = client.readMessage().replaceFirst(".*\"mark\":\"([^\"]*)\".*", "$1");
			client.send("{\"boss.id\":1,\"n\":1}");
			String first = client.readMessage();
			assertThat(first).startsWith("{\"boss.id\":\"" + mark + ".").endsWith("\"n\":2}");
			// Asked by its client before it has its own answer.
			client.send("{\"boss.id\":2,\"n\":0}");
			assertThat(client.readMessage()).isEqualTo("{\"boss.re\":2,\"n\":0}");
			client.send(first.replaceFirst("boss.id(.*),\"n\":2", "boss.re$1,\"n\":3"));
			assertThat(client.readMessage()).isEqualTo("{\"boss.re\":1,\"n\":3}");
		}
	}

	@ParameterizedTest
	@MethodSource("servers")
	void whenServiceIsAHandlerThenItGetsTheMessageAsItCame(Container container, String transport) {
		try (RawWebSocket client = connect(container, transport, "plain")) {
			client.send("{\"boss.id\":1,\"n\":1}");
			assertThat(client.readMessage()).isEqualTo("{\"boss.id\":1,\"n\":1}");
		}
	}

	private static String error(String id, int status, String title, String detail) {
		return "{\"boss.re\":" + id + ",\"boss.error\":{\"status\":" + status + ",\"title\":\"" + title
				+ "\",\"detail\":\"" + detail + "\"}}";
	}

	private static String failure(String id) {
		return error(id, 500, "Internal Server Error", "the service has failed to handle this");
	}

	private static BossServer server(Container container, String transport) {
		return servers.get(container).get(transport);
	}

	private static <T> T bean(Container container, String transport, Class<T> type) {
		return server(container, transport).context().getBean(type);
	}

	private static URI uri(Container container, String transport, String service) {
		return server(container, transport).uri("/websocket/" + service);
	}

	private static RawWebSocket connect(Container container, String transport, String service) {
		return RawWebSocket.connect(uri(container, transport, service));
	}

	record Ask(String kind, @Max(9) int n) {
	}

	@BossService("now")
	static class NowService {

		@OnIncoming
		Object asked(@Valid Ask ask) {
			return switch (ask.kind()) {
				case "object" -> ask;
				case "list" -> List.of(ask.n());
				case "text" -> "a \"text\"";
				case "bytes" -> new byte[] { (byte) ask.n() };
				case "binary" -> BossMessage.binary(new byte[1]);
				case "throw" -> throw new IllegalStateException("a secret");
				default -> null;
			};
		}

	}

	record Number(int n) {
	}

	@BossService("late")
	static class LateService {

		private final BlockingQueue<Waiting> waiting = new LinkedBlockingQueue<>();

		@OnIncoming
		CompletableFuture<Integer> asked(Number number) {
			Waiting waiting = new Waiting(number.n(), new CompletableFuture<>());
			this.waiting.add(waiting);
			return waiting.answer;
		}

		record Waiting(int n, CompletableFuture<Integer> answer) {
		}

	}

	@BossService("ring")
	static class RingService {

		@OnIncoming
		CompletionStage<Number> asked(Number number, BossConnection client) {
			return (number.n() == 0) ? CompletableFuture.completedFuture(number)
					: client.ask(new Number(number.n() + 1), Number.class, Duration.ofMinutes(1));
		}

	}

	record Count(int n, int size, boolean endless) {
	}

	@BossService("stream")
	static class StreamService {

		private final AtomicLong published = new AtomicLong();

		private final AtomicInteger cancelled = new AtomicInteger();

		@OnIncoming
		Flux<Map<String, Object>> asked(Count count) {
			Flux<Map<String, Object>> parts = Flux.range(0, Math.abs(count.n())).map((i) -> {
				this.published.incrementAndGet();
				if (count.n() < 0 && i == 1) {
					throw new IllegalStateException("a secret");
				}
				Map<String, Object> part = new java.util.LinkedHashMap<>();
				part.put("n", i);
				if (count.size() > 0) {
					part.put("text", "x".repeat(count.size()));
				}
				return part;
			});
			return (count.endless() ? parts.concatWith(Flux.never()) : parts)
				.doOnCancel(this.cancelled::incrementAndGet);
		}

	}

	@BossService("mono")
	static class MonoService {

		@OnIncoming
		Mono<Number> asked(Number number) {
			return (number.n() > 0) ? Mono.just(number) : Mono.empty();
		}

	}

	@BossService("reply")
	static class ReplyService {

		private final BlockingQueue<Reply<String>> replies = new LinkedBlockingQueue<>();

		private final AtomicInteger afterwards = new AtomicInteger();

		private final AtomicBoolean cancelled = new AtomicBoolean();

		@OnIncoming
		void asked(Number number, Reply<String> reply) {
			reply.onCancel(() -> this.cancelled.set(true));
			this.replies.add(reply);
		}

		@OnInfo
		void go(String info) {
			for (Reply<String> reply = this.replies.poll(); reply != null; reply = this.replies.poll()) {
				reply.next("part");
				reply.send("end");
				if (reply.complete() == SendResult.CLOSED && reply.next("more") == SendResult.CLOSED) {
					this.afterwards.incrementAndGet();
				}
			}
		}

	}

	@BossService("fragile")
	static class FragileAnswers {

		private int crashes;

		// As often as it is asked to.
		@OnIncoming
		int asked(Number number) {
			if (this.crashes < number.n()) {
				this.crashes++;
				throw new IllegalStateException("a secret");
			}
			this.crashes = 0;
			return number.n();
		}

	}

	@BossService("plain")
	static class PlainHandler implements BossServiceHandler<Object> {

		@Override
		public Outcome<Object> handleIncoming(String servicePath, BossConnection client, BossMessage message,
				Object state) {
			client.send(message);
			return Outcome.noReply(state);
		}

	}

}
