/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.boss.websocket.Seed;
import io.boss.websocket.frontdoor.BossServer;
import io.boss.websocket.frontdoor.Container;
import io.boss.websocket.frontdoor.RawWebSocket;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients that come and go by the hundred in a second, in every way in which one can go:
 * nothing is left of them.
 */
class ReconnectFaultsIntegrationTests {

	private static final int RATE = Form.of(200, 1000);

	private static final int CLIENTS = RATE * Form.of(3, 60);

	private static final int WARM_UP = 200;

	private static final int THREADS = 24;

	// The ports of one would run out; only Linux has them all without being told.
	private static final int ADDRESSES = OS.LINUX.isCurrentOs() ? 20 : 1;

	private static final long HEAP_SLACK = 4 * 1024 * 1024;

	private static final int SLACK = 10;

	private final EchoService echo = new EchoService();

	private final SplittableRandom random = Seed.random(ReconnectFaultsIntegrationTests.class);

	private final Queue<String> failures = new ConcurrentLinkedQueue<>();

	@ParameterizedTest
	@EnumSource
	void whenManyReconnectThenNothingIsLeftOfThem(Container container) throws InterruptedException {
		try (BossServer server = BossServer.on(container)
			.service(EchoService.class, () -> this.echo)
			.with("boss.websocket.heartbeat.interval=1s", "boss.websocket.close-timeout=1s",
					"server.tomcat.threads.max=20", "server.jetty.threads.max=40", "server.tomcat.accept-count=1000",
					"server.tomcat.connection-timeout=5s")
			.start()) {
			storm(server, WARM_UP);
			awaitAllClosed(server);
			Census before = Census.take();
			long begin = System.nanoTime();
			storm(server, CLIENTS);
			double seconds = (System.nanoTime() - begin) / 1e9;
			long accepted = awaitAllClosed(server);
			Census after = before.awaitNothingLeft(SLACK, HEAP_SLACK);
			assertThat(server.service("echo").connections()).isEmpty();
			assertThat(this.echo.closed()).isEqualTo(this.echo.joins.get());
			assertThat(accepted).isGreaterThan(CLIENTS / 2);
			assertThat(this.failures).as("clients that were not served").isEmpty();
			Form.report(container + ": reconnects", "%d connects in %.1f s (%.0f/s), %d accepted, all closed; %s"
				.formatted(CLIENTS, seconds, CLIENTS / seconds, accepted, after.since(before)));
		}
	}

	private long awaitAllClosed(BossServer server) {
		long accepted = Census.awaitAllClosed(server);
		// A group that is used forgets who has gone.
		assertThat(server.broadcasts().broadcast("echo", "anybody?").isAccepted()).isTrue();
		return accepted;
	}

	private void storm(BossServer server, int clients) throws InterruptedException {
		ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS);
		for (int n = 0; n < clients; n++) {
			URI uri = URI.create("ws://127.0.0." + (1 + n % ADDRESSES) + ":" + server.port() + "/websocket/echo");
			Visit visit = Visit.values()[this.random.nextInt(Visit.values().length)];
			threads.schedule(() -> pay(visit, uri), n * 1_000_000_000L / RATE, TimeUnit.NANOSECONDS);
		}
		threads.shutdown();
		assertThat(threads.awaitTermination(clients / RATE * 4L + 60, TimeUnit.SECONDS)).isTrue();
	}

	private void pay(Visit visit, URI uri) {
		try {
			visit.pay(uri);
		}
		catch (UncheckedIOException | IOException | AssertionError ex) {
			this.failures.add(visit + " " + ex);
		}
	}

	/**
	 * A way to come and to go.
	 */
	private enum Visit {

		POLITE {

			@Override
			void pay(URI uri) {
				try (RawWebSocket client = RawWebSocket.connect(uri)) {
					client.send("hello");
					assertThat(client.read().text()).isEqualTo("hello");
					client.sendClose(1000, "");
					assertThat(client.readToClose()).isEqualTo("1000");
				}
			}

		},

		BRIEF {

			@Override
			void pay(URI uri) {
				try (RawWebSocket client = RawWebSocket.connect(uri)) {
					client.sendClose(1001, "");
				}
			}

		},

		DISMISSED {

			@Override
			void pay(URI uri) {
				try (RawWebSocket client = RawWebSocket.connect(uri)) {
					client.send("close");
					assertThat(client.readToClose()).isEqualTo("4000 as you like");
				}
			}

		},

		SILENT {

			@Override
			void pay(URI uri) {
				RawWebSocket.connect(uri).close();
			}

		},

		RESET {

			@Override
			void pay(URI uri) {
				RawWebSocket client = RawWebSocket.connect(uri);
				client.send("hello");
				client.reset();
			}

		},

		BROKEN {

			@Override
			void pay(URI uri) {
				try (RawWebSocket client = RawWebSocket.connect(uri)) {
					client.write(new byte[] { (byte) 0xFF, 0x01 });
					assertThat(client.readToClose()).startsWith("1002");
				}
			}

		},

		ABORTED_HANDSHAKE {

			@Override
			void pay(URI uri) throws IOException {
				knock(uri, "GET /websocket/echo HTTP/1.1\r\nHost: localhost\r\nUpgrade: webso", true);
			}

		},

		RESET_HANDSHAKE {

			@Override
			void pay(URI uri) throws IOException {
				knock(uri,
						"GET /websocket/echo HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
								+ "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
								+ "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
						false);
			}

		};

		abstract void pay(URI uri) throws IOException;

		static void knock(URI uri, String request, boolean reset) throws IOException {
			try (Socket socket = new Socket()) {
				socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), 10_000);
				socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
				if (reset) {
					socket.setSoLinger(true, 0);
				}
			}
		}

	}

}
