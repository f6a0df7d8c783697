/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.faults;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.boss.websocket.CloseReason.Kind;
import io.boss.websocket.frontdoor.BossServer;
import io.boss.websocket.frontdoor.ClientFrame;
import io.boss.websocket.frontdoor.Container;
import io.boss.websocket.frontdoor.RawWebSocket;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients that vanish, that end half of a connection, and that take their time: nothing
 * is kept for them, and others do not notice.
 */
class ClientFaultsIntegrationTests {

	private static final int CLIENTS = Form.of(10, 200);

	private static final long HEAP_SLACK = 4 * 1024 * 1024;

	private static final byte[] REQUEST = ("GET /websocket/echo HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
			+ "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
		.getBytes(StandardCharsets.US_ASCII);

	private final EchoService echo = new EchoService();

	@ParameterizedTest
	@EnumSource
	void whenClientsFailThenNothingIsLeftOfThemAndOthersChat(Container container) throws IOException {
		try (BossServer server = BossServer.on(container)
			.service(EchoService.class, () -> this.echo)
			.with("boss.websocket.heartbeat.interval=500ms", "boss.websocket.heartbeat.timeout=1s",
					"boss.websocket.close-timeout=500ms", "server.tomcat.connection-timeout=1s",
					"server.jetty.connection-idle-timeout=1s")
			.start()) {
			chat(server);
			Census before = Census.take();
			vanish(container, server);
			halfClose(container, server);
			dawdle(container, server);
			writeOctetByOctet(container, server);
			Census.awaitAllClosed(server);
			server.broadcasts().broadcast("echo", "anybody?");
			Census after = before.awaitNothingLeft(5, HEAP_SLACK);
			assertThat(server.service("echo").restarts()).isZero();
			Form.report(container + ": all of these clients", after.since(before));
		}
	}

	private void vanish(Container container, BossServer server) throws IOException {
		List<RawWebSocket> clients = new ArrayList<>();
		try (SilentProxy proxy = new SilentProxy(server.port())) {
			for (int i = 0; i < CLIENTS; i++) {
				RawWebSocket client = RawWebSocket
					.connect(URI.create("ws://localhost:" + proxy.port() + "/websocket/echo"));
				client.send("hello");
				assertThat(client.readMessage()).isEqualTo("hello");
				clients.add(client);
			}
			long begin = System.nanoTime();
			proxy.fallSilent();
			chat(server);
			Awaitility.await()
				.atMost(Duration.ofSeconds(30))
				.until(() -> this.echo.closed(Kind.HEARTBEAT_TIMEOUT) == CLIENTS);
			Form.report(container + ": clients that vanish without FIN", "%d of %d ended by the heartbeat within %d ms"
				.formatted(CLIENTS, CLIENTS, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin)));
		}
		finally {
			clients.forEach(RawWebSocket::close);
		}
	}

	private void halfClose(Container container, BossServer server) {
		long lost = this.echo.closed(Kind.CONNECTION_LOST);
		long left = this.echo.closed(Kind.PEER);
		List<RawWebSocket> clients = new ArrayList<>();
		for (int i = 0; i < CLIENTS; i++) {
			RawWebSocket client = RawWebSocket.connect(server.uri("/websocket/echo"));
			if (i % 2 == 0) {
				client.sendClose(1000, "");
			}
			client.halfClose();
			clients.add(client);
		}
		for (int i = 0; i < CLIENTS; i++) {
			assertThat(clients.get(i).readToClose()).isEqualTo((i % 2 == 0) ? "1000" : "no close frame");
			clients.get(i).close();
		}
		Awaitility.await()
			.untilAsserted(() -> assertThat(this.echo.closed(Kind.CONNECTION_LOST) - lost).isEqualTo(CLIENTS / 2));
		Awaitility.await().untilAsserted(() -> assertThat(this.echo.closed(Kind.PEER) - left).isEqualTo(CLIENTS / 2));
		Form.report(container + ": half-open sockets",
				"%d lost at once, %d answered their close frame".formatted(CLIENTS / 2, CLIENTS / 2));
	}

	// One byte each time, until the slowest have had enough; others stop in the middle.
	private void dawdle(Container container, BossServer server) throws IOException {
		List<Socket> slow = new ArrayList<>();
		List<Socket> silent = new ArrayList<>();
		for (int i = 0; i < CLIENTS; i++) {
			slow.add(knock(server));
			silent.add(knock(server));
		}
		long accepted = Census.accepted(server);
		long begin = System.nanoTime();
		for (int octet = 1; octet < 12; octet++) {
			for (Socket socket : slow) {
				writeUnlessClosed(socket, octet);
			}
			chat(server);
			Awaitility.await().pollDelay(Duration.ofMillis(300)).until(() -> true);
		}
		long begun = Census.accepted(server) - accepted;
		assertThat(begun).as("only who chats is a client").isEqualTo(11);
		assertThat(silent.stream().filter(ClientFaultsIntegrationTests::isClosed)).hasSize(CLIENTS);
		long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
		long ended = slow.stream().filter(ClientFaultsIntegrationTests::isClosed).count();
		Form.report(container + ": handshakes that take their time",
				("%d of %d that fell silent were ended by the web server; of %d that went on by a byte each 300 ms,"
						+ " %d after %d ms; others could connect all the while")
					.formatted(CLIENTS, CLIENTS, CLIENTS, ended, millis));
		for (Socket socket : slow) {
			socket.close();
		}
		for (Socket socket : silent) {
			socket.close();
		}
	}

	private static Socket knock(BossServer server) throws IOException {
		Socket socket = new Socket();
		socket.connect(new InetSocketAddress("localhost", server.port()));
		socket.getOutputStream().write(REQUEST, 0, 1);
		return socket;
	}

	private static void writeUnlessClosed(Socket socket, int octet) {
		try {
			socket.getOutputStream().write(REQUEST, octet, 1);
		}
		catch (IOException ex) {
			// The web server has had enough.
		}
	}

	private static boolean isClosed(Socket socket) {
		try {
			socket.setSoTimeout(50);
			int read = socket.getInputStream().read();
			while (read >= 0) {
				read = socket.getInputStream().read();
			}
			return true;
		}
		catch (SocketTimeoutException ex) {
			return false;
		}
		catch (IOException ex) {
			return true;
		}
	}

	private void writeOctetByOctet(Container container, BossServer server) {
		long handled = this.echo.handled.get();
		List<RawWebSocket> clients = new ArrayList<>();
		for (int i = 0; i < CLIENTS; i++) {
			clients.add(RawWebSocket.connect(server.uri("/websocket/echo")));
		}
		byte[] frame = ClientFrame.text("one after the other").bytes();
		for (int octet = 0; octet < frame.length; octet++) {
			for (RawWebSocket client : clients) {
				client.write(frame, octet, 1);
			}
			chat(server);
		}
		for (RawWebSocket client : clients) {
			assertThat(client.readMessage()).isEqualTo("one after the other");
			client.close();
		}
		assertThat(this.echo.handled.get() - handled).isEqualTo(CLIENTS + frame.length);
		Form.report(container + ": frames octet by octet",
				"%d of %d answered, %d round trips of others meanwhile".formatted(CLIENTS, CLIENTS, frame.length));
	}

	private void chat(BossServer server) {
		try (RawWebSocket client = RawWebSocket.connect(server.uri("/websocket/echo"))) {
			client.send("hi");
			assertThat(client.readMessage()).isEqualTo("hi");
			client.sendClose(1000, "");
			assertThat(client.readToClose()).isEqualTo("1000");
		}
	}

}
