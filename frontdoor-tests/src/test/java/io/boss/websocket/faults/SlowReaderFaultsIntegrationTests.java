/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.faults;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import io.boss.websocket.CloseReason.Kind;
import io.boss.websocket.frontdoor.BossServer;
import io.boss.websocket.frontdoor.Container;
import io.boss.websocket.frontdoor.RawWebSocket;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients that stop reading while a service sends to everybody: the others get all of it
 * as fast as without them, what waits for the slow ones is bounded, and they are closed.
 */
class SlowReaderFaultsIntegrationTests {

	private static final int CLIENTS = Form.of(20, 200);

	// More for each slow client than the sockets of both sides and its queue hold.
	private static final int BROADCASTS = Form.of(400, 1000);

	private static final int SIZE = 16 * 1024;

	private static final int QUEUE = 256 * 1024;

	private static final String PADDING = "x".repeat(SIZE);

	// Generous: the machine may have other things to do.
	private static final double WORST_RATIO = 10;

	private final EchoService echo = new EchoService();

	private final List<RawWebSocket> slow = new ArrayList<>();

	private long queued;

	@ParameterizedTest
	@CsvSource({ "TOMCAT, 0.1", "TOMCAT, 0.5", "TOMCAT, 1", "JETTY, 0.5" })
	void whenSomeStopReadingThenTheOthersGetAllAsFastAsBefore(Container container, double share)
			throws InterruptedException {
		int slow = Math.min((int) (CLIENTS * share), CLIENTS - 1);
		try (BossServer server = BossServer.on(container)
			.service(EchoService.class, () -> this.echo)
			.with("boss.websocket.outbound.max-bytes=" + QUEUE, "boss.websocket.outbound.send-timeout=2s",
					"boss.websocket.close-timeout=500ms", "boss.websocket.heartbeat.interval=0",
					// Who looks after clients that are gone forgets them when it would
					// have looked again.
					"boss.websocket.limits.message-timeout=0")
			.start()) {
			List<RawWebSocket> healthy = new ArrayList<>();
			for (int i = 0; i < CLIENTS - slow; i++) {
				healthy.add(RawWebSocket.connect(server.uri("/websocket/echo")));
			}
			Awaitility.await().until(() -> this.echo.joins.get() == healthy.size());
			broadcast(server, healthy, BROADCASTS / 10);
			long[] without = broadcast(server, healthy, BROADCASTS);
			Census before = Census.take();
			for (int i = 0; i < slow; i++) {
				this.slow.add(RawWebSocket.connectSlowly(server.uri("/websocket/echo")));
			}
			Awaitility.await().until(() -> this.echo.joins.get() == CLIENTS);
			long[] with = broadcast(server, healthy, BROADCASTS);
			Awaitility.await()
				.untilAsserted(() -> assertThat(this.echo.closed(Kind.ERROR) + this.echo.closed(Kind.CONNECTION_LOST))
					.isEqualTo(slow));
			assertThat(this.queued).isLessThanOrEqualTo(slow * (long) (QUEUE + 64 * 1024));
			assertThat(server.service("echo").connections()).hasSize(CLIENTS - slow);
			this.slow.forEach(RawWebSocket::close);
			Census after = before.awaitNothingLeft(10, 4 * 1024 * 1024);
			double ratio = (double) median(with) / median(without);
			if (Form.isLong()) {
				assertThat(ratio).isLessThan(WORST_RATIO);
			}
			Form.report("%s: %d of %d stop reading".formatted(container, slow, CLIENTS),
					("latency of a broadcast to the others: median %d us without, %d us with them (ratio %.2f), "
							+ "99th percentile %d and %d us; at most %d KB queued; %d closed with 1008, %d cut off; %s")
						.formatted(median(without), median(with), ratio, percentile(without, 99), percentile(with, 99),
								this.queued / 1024, this.echo.closed(Kind.ERROR),
								this.echo.closed(Kind.CONNECTION_LOST), after.since(before)));
			healthy.forEach(RawWebSocket::close);
		}
	}

	/**
	 * Broadcasts, one after the other as soon as all have got it.
	 * @return the microseconds that each took until the last of the healthy had it
	 */
	private long[] broadcast(BossServer server, List<RawWebSocket> healthy, int broadcasts)
			throws InterruptedException {
		long[] latencies = new long[broadcasts];
		ExecutorService readers = Executors.newFixedThreadPool(Math.min(8, healthy.size()));
		try {
			for (int b = 0; b < broadcasts; b++) {
				String message = b + PADDING;
				long begin = System.nanoTime();
				assertThat(server.broadcasts().broadcast("echo", message).isAccepted()).isTrue();
				await(readers, healthy, message);
				latencies[b] = (System.nanoTime() - begin) / 1000;
				this.queued = Math.max(this.queued, (long) Census.gauge(server, "outbound.queued"));
			}
		}
		finally {
			readers.shutdown();
		}
		Arrays.sort(latencies);
		return latencies;
	}

	private static void await(ExecutorService readers, List<RawWebSocket> healthy, String message)
			throws InterruptedException {
		CountDownLatch got = new CountDownLatch(healthy.size());
		List<CompletableFuture<Void>> reads = healthy.stream().map((client) -> CompletableFuture.runAsync(() -> {
			assertThat(client.readMessage()).isEqualTo(message);
			got.countDown();
		}, readers)).toList();
		if (!got.await(30, TimeUnit.SECONDS)) {
			reads.forEach(CompletableFuture::join);
		}
	}

	private static long median(long[] sorted) {
		return percentile(sorted, 50);
	}

	private static long percentile(long[] sorted, int percent) {
		return sorted[(sorted.length - 1) * percent / 100];
	}

}
