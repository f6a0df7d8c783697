/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.faults;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.boss.websocket.Seed;
import io.boss.websocket.frontdoor.BossServer;
import io.boss.websocket.frontdoor.ClientFrame;
import io.boss.websocket.frontdoor.Container;
import io.boss.websocket.frontdoor.RawWebSocket;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Handshakes and frames that are changed by a seed, sent to a real server: it answers or
 * closes, never with a fault of its own, and the next client is served.
 */
class FrontDoorFuzzFaultsIntegrationTests {

	private static final Duration TIME = Form.time(Duration.ofMillis(1500), 0.15);

	private static final String RIGHT = """
			GET /websocket/echo HTTP/1.1
			Host: localhost
			Upgrade: websocket
			Connection: Upgrade
			Sec-WebSocket-Version: 13
			Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
			""".replace("\n", "\r\n");

	private static final List<byte[]> HANDSHAKES = Stream
		.of("", "Sec-WebSocket-Protocol: a, b\r\n", "Origin: http://localhost\r\n",
				"Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n",
				"Cookie: a=b; c=\"d\"\r\nX-Forwarded-For: ::1\r\n", "Content-Length: 5\r\n",
				"Transfer-Encoding: chunked\r\nExpect: 100-continue\r\n", "Authorization: Basic YTpi\r\n")
		.map((header) -> bytes(RIGHT.replace("echo ", "echo?a=%20b&a=&%41 ") + header))
		.toList();

	private static final List<byte[]> FRAMES = Stream
		.of(ClientFrame.text("h\u00e4ll\u00f6"), ClientFrame.binary(new byte[300]), ClientFrame.ping("ping"),
				ClientFrame.pong(""), ClientFrame.close(1000, "bye"), ClientFrame.of(ClientFrame.TEXT, "a part"),
				ClientFrame.of(ClientFrame.FIN, "the rest"), ClientFrame.binary(new byte[70_000]))
		.map(ClientFrame::bytes)
		.toList();

	private final SplittableRandom random = Seed.random(FrontDoorFuzzFaultsIntegrationTests.class);

	private final EchoService echo = new EchoService();

	private final Map<String, Integer> answers = new TreeMap<>();

	@ParameterizedTest
	@EnumSource
	void whenHandshakesAndFramesAreChangedThenTheServerAnswersAndGoesOn(Container container) throws IOException {
		try (BossServer server = BossServer.on(container)
			.service(EchoService.class, () -> this.echo)
			.with("boss.websocket.compression.enabled=true", "boss.websocket.close-timeout=500ms",
					"server.tomcat.connection-timeout=500ms", "server.jetty.connection-idle-timeout=500ms",
					"boss.websocket.max-message-size=4KB", "logging.level.io.boss.websocket.endpoint=OFF",
					"logging.level.org.apache.coyote=WARN")
			.start()) {
			chat(server);
			findings(server);
			Census before = Census.take();
			fuzz(server, HANDSHAKES, false);
			Map<String, Integer> handshakes = Map.copyOf(this.answers);
			this.answers.clear();
			fuzz(server, FRAMES, true);
			chat(server);
			assertThat(server.service("echo").restarts()).isZero();
			Census.awaitAllClosed(server);
			server.broadcasts().broadcast("echo", "anybody?");
			Census after = before.awaitNothingLeft(10, 8 * 1024 * 1024);
			Form.report(container + ": changed handshakes and frames", "handshakes %s, frames %s; %s"
				.formatted(new TreeMap<>(handshakes), this.answers, after.since(before)));
		}
	}

	// What was found before: each was answered with 500.
	private static void findings(BossServer server) throws IOException {
		assertThat(answer(server, bytes(RIGHT.replace("HTTP/1.1", "HTTP/1.0")))).isEqualTo("400");
		assertThat(answer(server, bytes(RIGHT + "Origin: http://localhost<\r\n"))).isEqualTo("403");
	}

	private static byte[] bytes(String head) {
		return (head + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
	}

	private void fuzz(BossServer server, List<byte[]> corpus, boolean upgraded) throws IOException {
		Mutations mutations = new Mutations(this.random.split(), corpus);
		long end = System.nanoTime() + TIME.toNanos();
		for (int i = 1; System.nanoTime() < end; i++) {
			byte[] bytes = mutations.next();
			String answer = upgraded ? afterUpgrade(server, bytes) : answer(server, bytes);
			this.answers.merge(answer, 1, Integer::sum);
			// Expectations that a server does not meet are 417, methods that it does not
			// know 501, versions that it does not speak 505.
			assertThat(answer).as("answer to %s", HexFormat.of().formatHex(bytes))
				.doesNotStartWith("500")
				.doesNotContain("nothing");
			if (i % 50 == 0) {
				chat(server);
			}
		}
	}

	// Ends what it sends, so that the server need not wait for more.
	private static String answer(BossServer server, byte[] bytes) throws IOException {
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress("localhost", server.port()));
			socket.setSoTimeout(10_000);
			socket.getOutputStream().write(bytes);
			socket.shutdownOutput();
			return read(socket.getInputStream());
		}
		catch (SocketTimeoutException ex) {
			return "nothing within 10 s";
		}
		catch (IOException ex) {
			return "reset";
		}
	}

	private static String read(InputStream in) throws IOException {
		String answer = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
		return answer.startsWith("HTTP/1.1 ") ? answer.substring(9, 12) : "end";
	}

	private static String afterUpgrade(BossServer server, byte[] bytes) {
		try (RawWebSocket client = RawWebSocket.connect(server.uri("/websocket/echo"))) {
			client.write(bytes);
			client.halfClose();
			String end = client.readToClose();
			return end.startsWith("no") ? "end" : end.substring(0, Math.min(4, end.length()));
		}
		catch (RuntimeException ex) {
			return (ex.getCause() instanceof SocketTimeoutException) ? "nothing within 10 s" : "reset";
		}
	}

	private static void chat(BossServer server) {
		try (RawWebSocket client = RawWebSocket.connect(server.uri("/websocket/echo"))) {
			client.send("hi");
			assertThat(client.readMessage()).isEqualTo("hi");
			client.sendClose(1000, "");
			assertThat(client.readToClose()).isEqualTo("1000");
		}
	}

}
