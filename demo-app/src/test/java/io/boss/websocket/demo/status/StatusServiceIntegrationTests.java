/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.status;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import io.boss.websocket.broadcast.BroadcastTemplate;
import io.boss.websocket.test.client.BossWebSocketClient;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StatusService} and {@link BuildsController} over the wire.
 */
// However slow the machine: who reads nothing while all lines are printed is not cut off.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = "boss.websocket.services.status.outbound.send-timeout=5m")
class StatusServiceIntegrationTests {

	private static final int LINES = 2000;

	@LocalServerPort
	private int port;

	@Autowired
	private BroadcastTemplate broadcasts;

	@Test
	void whenLineIsPostedReadersSeeItAndLateReadersToo() throws Exception {
		assertThat(post("checkout").statusCode()).isEqualTo(202);
		try (BossWebSocketClient reader = BossWebSocketClient.connect(this.port, "/websocket/status")) {
			reader.receiveTextsUntil((tail) -> tail.endsWith("checkout"));
			assertThat(post("compile").statusCode()).isEqualTo(202);
			assertThat(reader.receive()).isEqualTo("compile");
		}
	}

	// Far more than the sockets of both sides and the queue between them hold.
	@Test
	void whenReaderCannotKeepUpItStaysAndIsCurrentInTheEnd() throws Exception {
		String padding = " ".repeat(8 * 1024);
		String last = "line " + (LINES - 1);
		try (SlowReader slow = new SlowReader(this.port);
				BossWebSocketClient reader = BossWebSocketClient.connect(this.port, "/websocket/status")) {
			for (int i = 0; i < LINES; i++) {
				print("line " + i + padding);
			}
			// In a tail, if this reader has been too slow as well.
			reader.receiveTextsUntil((text) -> text.contains(last));
			slow.readOn();
			assertThat(slow.lastLine.get(30, TimeUnit.SECONDS)).isEqualTo(last);
			assertThat(slow.tails).as("how often it was brought up to date").isPositive();
			assertThat(slow.gaps).as("lines that are missing without a word").isZero();
			assertThat(slow.messages).isLessThan(LINES);
		}
	}

	@Test
	void whenLineIsBlankAnswersProblemDetails() throws Exception {
		HttpResponse<String> response = post(" ");
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(response.body()).contains("not blank");
	}

	private void print(String line) {
		if (!this.broadcasts.broadcast("status", line).isAccepted()) {
			Awaitility.await()
				.pollInterval(Duration.ofMillis(1))
				.until(() -> this.broadcasts.broadcast("status", line).isAccepted());
		}
	}

	private HttpResponse<String> post(String line) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + "/builds"))
			.header("Content-Type", "text/plain")
			.POST(BodyPublishers.ofString(line))
			.build();
		return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
	}

	/**
	 * Reads nothing until it is told to, and understands lines as the page does.
	 */
	private static final class SlowReader implements WebSocket.Listener, AutoCloseable {

		private final CompletableFuture<String> lastLine = new CompletableFuture<>();

		private final StringBuilder parts = new StringBuilder();

		private final WebSocket socket;

		private int messages;

		private int tails;

		private int gaps;

		private int next = -1;

		private SlowReader(int port) {
			this.socket = HttpClient.newHttpClient()
				.newWebSocketBuilder()
				.buildAsync(URI.create("ws://localhost:" + port + "/websocket/status"), this)
				.join();
		}

		private void readOn() {
			this.socket.request(1);
		}

		@Override
		public void onOpen(WebSocket socket) {
			// Asks for nothing.
		}

		@Override
		public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
			this.parts.append(data);
			if (last) {
				this.messages++;
				heard(this.parts.toString());
				this.parts.setLength(0);
			}
			socket.request(1);
			return null;
		}

		private void heard(String message) {
			boolean tail = message.startsWith("\f");
			this.tails += tail ? 1 : 0;
			List<String> lines = message.lines().skip(tail ? 1 : 0).map(String::strip).toList();
			for (String line : lines) {
				if (line.startsWith("line ")) {
					int number = Integer.parseInt(line.substring(5));
					this.gaps += (this.next >= 0 && number > this.next && !tail) ? 1 : 0;
					this.next = number + 1;
				}
			}
			if (this.next == LINES) {
				this.lastLine.complete("line " + (LINES - 1));
			}
		}

		@Override
		public void onError(WebSocket socket, Throwable error) {
			this.lastLine.completeExceptionally(error);
		}

		@Override
		public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
			this.lastLine.complete("closed " + code + " " + reason);
			return null;
		}

		@Override
		public void close() {
			this.socket.abort();
		}

	}

}
