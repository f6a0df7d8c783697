/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.DeliveryResult;
import io.boss.websocket.Outcome;
import io.boss.websocket.broadcast.BroadcastTemplate;
import io.boss.websocket.stats.BossStats;
import io.boss.websocket.stats.RefusalReason;
import io.boss.websocket.stats.ServiceStats;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How many clients are sent away while broadcasts go on.
 */
@ExtendWith(OutputCaptureExtension.class)
class DrainIntegrationTests {

	private static final int CLIENTS = 240;

	private static final int BATCH = 30;

	// From half of it to one and a half. Long, for the batches to be told apart.
	private static final long INTERVAL_MILLIS = 300;

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final NewsService news = new NewsService();

	private final RefusedHandshakes refused = new RefusedHandshakes();

	private final ScheduledExecutorService reporter = Executors.newSingleThreadScheduledExecutor();

	private final ExecutorService readers = Executors.newCachedThreadPool();

	private final List<Reader> clients = new ArrayList<>();

	// Each container and each transport once, because each case takes its seconds.
	static Stream<Arguments> servers() {
		return Stream.of(Arguments.of(Container.TOMCAT, "direct"), Arguments.of(Container.JETTY, "container"));
	}

	@AfterEach
	void end() {
		this.reporter.shutdownNow();
		this.readers.shutdownNow();
		this.clients.forEach((reader) -> reader.client.close());
	}

	@ParameterizedTest
	@MethodSource("servers")
	void whenServerIsClosedUnderBroadcastsThenNobodyMissesOne(Container container, String transport,
			CapturedOutput output) {
		BossServer server = start(container, transport, "boss.websocket.drain.batch-size=" + BATCH,
				"boss.websocket.drain.interval=" + INTERVAL_MILLIS + "ms");
		try (server) {
			connect(server, CLIENTS);
			AtomicInteger accepted = broadcast(server);
			Awaitility.await().until(() -> this.clients.stream().allMatch((client) -> client.last > 10));
			int before = accepted.get();
			CompletableFuture<Void> closing = CompletableFuture.runAsync(server::close);
			assertThat(this.clients).allSatisfy((client) -> {
				assertThat(client.end.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
					.isEqualTo("1001 server is shutting down");
				assertThat(client.gaps).isZero();
				assertThat(client.last).isGreaterThanOrEqualTo(before).isEqualTo(this.news.lastSent.get(client.id));
			});
			closing.join();
		}
		assertThat(output)
			.contains("1 services, " + CLIENTS + " clients closed in " + CLIENTS / BATCH + " batches, within");
		expectSpread();
	}

	private void expectSpread() {
		List<Long> ends = this.clients.stream().map((client) -> client.endedAt).sorted().toList();
		long batches = 1;
		for (int i = 1; i < ends.size(); i++) {
			batches += (ends.get(i) - ends.get(i - 1) > TimeUnit.MILLISECONDS.toNanos(15)) ? 1 : 0;
		}
		assertThat(batches).isGreaterThan(2);
		assertThat(ends.get(CLIENTS - 1) - ends.get(0))
			.isGreaterThan(TimeUnit.MILLISECONDS.toNanos((CLIENTS / BATCH - 1) * INTERVAL_MILLIS / 4));
		assertThat(this.clients.stream().map((client) -> client.last).distinct().count()).isGreaterThan(2);
		List<Reader> byConnecting = this.clients.stream().limit(BATCH).toList();
		assertThat(byConnecting.stream().map((client) -> client.last).distinct().count()).as("not in order")
			.isGreaterThan(2);
	}

	@ParameterizedTest
	@MethodSource("servers")
	void whenServerDrainsThenItTakesNoNewClientsAndServesTheOthers(Container container, String transport) {
		BossServer server = start(container, transport, "boss.websocket.drain.delay=3s");
		ApplicationAvailability availability = server.context().getBean(ApplicationAvailability.class);
		BroadcastTemplate broadcasts = server.broadcasts();
		assertThat(availability.getReadinessState()).isEqualTo(ReadinessState.ACCEPTING_TRAFFIC);
		try (server) {
			connect(server, 2);
			CompletableFuture<Void> closing = CompletableFuture.runAsync(server::close);
			Awaitility.await().until(() -> {
				try (RawWebSocket late = RawWebSocket.handshake(server.uri("/websocket/news"))) {
					return late.status() == 503 && "5".equals(late.header("Retry-After"));
				}
			});
			assertThat(this.refused.reasons).containsOnly(RefusalReason.DRAINING);
			assertThat(availability.getReadinessState()).isEqualTo(ReadinessState.REFUSING_TRAFFIC);
			assertThat(broadcasts.broadcast("news", 1)).isEqualTo(DeliveryResult.ACCEPTED);
			assertThat(this.clients).allSatisfy((client) -> {
				assertThat(client.end.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
					.isEqualTo("1001 server is shutting down");
				assertThat(client.last).isEqualTo(1);
			});
			closing.join();
			assertThat(broadcasts.broadcast("news", 2)).isEqualTo(DeliveryResult.NOT_RUNNING);
		}
	}

	@ParameterizedTest
	@MethodSource("servers")
	void whenClientDoesNotReadThenItKeepsNobodyAndIsCutOff(Container container, String transport,
			CapturedOutput output) {
		BossServer server = start(container, transport, "boss.websocket.outbound.max-bytes=100MB",
				"boss.websocket.outbound.send-timeout=1m", "spring.lifecycle.timeout-per-shutdown-phase=6s");
		try (server; RawWebSocket deaf = RawWebSocket.connectSlowly(server.uri("/websocket/news"))) {
			connect(server, 3);
			this.news.padding = " ".repeat(1_000_000);
			for (int i = 1; i <= 8; i++) {
				assertThat(server.broadcasts().broadcast("news", i)).isEqualTo(DeliveryResult.ACCEPTED);
			}
			Awaitility.await().until(() -> this.clients.stream().allMatch((client) -> client.last == 8));
			server.close();
			assertThat(this.clients).allSatisfy((client) -> {
				assertThat(client.end.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
					.isEqualTo("1001 server is shutting down");
				assertThat(client.last).isEqualTo(8);
			});
			assertThat(output).contains("'news' did not drain within 5400 ms. Clients closed in order: 3, "
					+ "clients cut off: 1, messages not handled: 0");
		}
	}

	private BossServer start(Container container, String transport, String... properties) {
		return BossServer.on(container)
			.service(NewsService.class, () -> this.news)
			.service(BossStats.class, () -> this.refused)
			.with("boss.websocket.transport=" + transport)
			.with(properties)
			.start();
	}

	private void connect(BossServer server, int clients) {
		for (int i = 0; i < clients; i++) {
			Reader reader = new Reader(RawWebSocket.connect(server.uri("/websocket/news?id=" + i)), "id=" + i);
			this.clients.add(reader);
			this.readers.execute(reader::read);
		}
		assertThat(this.clients)
			.allSatisfy((client) -> assertThat(client.joined.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue());
	}

	// Those that are accepted have numbers without a gap.
	private AtomicInteger broadcast(BossServer server) {
		AtomicInteger accepted = new AtomicInteger();
		BroadcastTemplate broadcasts = server.broadcasts();
		this.reporter.scheduleWithFixedDelay(() -> {
			if (broadcasts.broadcast("news", accepted.get() + 1) == DeliveryResult.ACCEPTED) {
				accepted.incrementAndGet();
			}
		}, 0, 5, TimeUnit.MILLISECONDS);
		return accepted;
	}

	/**
	 * A client that checks the numbers that it gets.
	 */
	private static final class Reader {

		private final RawWebSocket client;

		private final String id;

		private final CountDownLatch joined = new CountDownLatch(1);

		private final CompletableFuture<String> end = new CompletableFuture<>();

		private volatile int last;

		private volatile int gaps;

		private volatile long endedAt;

		private Reader(RawWebSocket client, String id) {
			this.client = client;
			this.client.setPatience(PATIENCE);
			this.id = id;
		}

		private void read() {
			try {
				String begin = "";
				RawWebSocket.Frame frame = this.client.read();
				while (frame != null && frame.opcode() != RawWebSocket.CLOSE) {
					// Containers send a large message in parts.
					begin = (frame.opcode() == RawWebSocket.TEXT) ? frame.text().strip() : begin;
					if (frame.last()) {
						heard(begin);
					}
					frame = this.client.read();
				}
				this.endedAt = System.nanoTime();
				this.end.complete((frame != null) ? frame.closeReason() : "no close frame");
			}
			catch (Throwable ex) {
				this.end.completeExceptionally(ex);
			}
		}

		private void heard(String text) {
			if (text.equals("joined")) {
				this.joined.countDown();
				return;
			}
			int number = Integer.parseInt(text);
			this.gaps += (this.last != 0 && number != this.last + 1) ? 1 : 0;
			this.last = number;
		}

	}

	/**
	 * Sends what is broadcast to everybody, and remembers for whom it was still in time.
	 */
	@BossService("news")
	static class NewsService implements BossServiceHandler<ConnectionGroup> {

		private final Map<String, Integer> lastSent = new ConcurrentHashMap<>();

		private volatile String padding = "";

		@Override
		public ConnectionGroup init() {
			return new ConnectionGroup();
		}

		@Override
		public Outcome<ConnectionGroup> handleJoin(String servicePath, BossConnection client, ConnectionGroup state) {
			client.send("joined");
			state.add(client);
			return Outcome.noReply(state);
		}

		@Override
		public Outcome<ConnectionGroup> handleBroadcast(Object message, ConnectionGroup state) {
			for (BossConnection client : state) {
				if (client.isOpen()) {
					this.lastSent.put(String.valueOf(client.handshake().uri().getQuery()), (Integer) message);
				}
			}
			state.send(message + this.padding);
			return Outcome.noReply(state);
		}

	}

	/**
	 * Remembers why handshakes were refused.
	 */
	static class RefusedHandshakes implements BossStats {

		private final List<RefusalReason> reasons = new CopyOnWriteArrayList<>();

		@Override
		public ServiceStats service(String service) {
			return new ServiceStats() {

				@Override
				public void handshakeRefused(RefusalReason reason) {
					RefusedHandshakes.this.reasons.add(reason);
				}

			};
		}

	}

}
