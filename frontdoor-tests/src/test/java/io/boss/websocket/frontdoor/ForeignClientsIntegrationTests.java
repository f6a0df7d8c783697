/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients that others wrote.
 */
class ForeignClientsIntegrationTests {

	private final BlockingQueue<Object> heard = new LinkedBlockingQueue<>();

	@ParameterizedTest
	@EnumSource
	void whenJavaWebSocketConnectsThenItTalksAndCloses(Container container) throws InterruptedException {
		ProbeService probe = new ProbeService();
		try (BossServer server = BossServer.on(container).service(ProbeService.class, () -> probe).start()) {
			WebSocketClient client = new JavaWebSocket(server.uri("/websocket/probe"), this.heard);
			assertThat(client.connectBlocking(20, TimeUnit.SECONDS)).isTrue();
			client.send("grüße");
			assertThat(next()).isEqualTo("grüße");
			client.send(new byte[] { 1, 2, 3 });
			assertThat(next()).isEqualTo(ByteBuffer.wrap(new byte[] { 1, 2, 3 }));
			client.close(4001, "bye");
			assertThat(next()).isEqualTo("closed 4001");
			probe.log.expect("join", "close PEER (4001, bye)");
			JavaWebSocket another = new JavaWebSocket(server.uri("/websocket/probe"), this.heard);
			assertThat(another.connectBlocking(20, TimeUnit.SECONDS)).isTrue();
			another.send("close 4002 enough");
			assertThat(next()).isEqualTo("closed 4002");
			probe.log.expect("join", "close SHUTDOWN (4002, enough)");
		}
	}

	@ParameterizedTest
	@EnumSource
	void whenOkHttpConnectsThenItTalksAndCloses(Container container) throws InterruptedException {
		ProbeService probe = new ProbeService();
		OkHttpClient http = new OkHttpClient();
		try (BossServer server = BossServer.on(container).service(ProbeService.class, () -> probe).start()) {
			Request request = new Request.Builder().url(server.http("/websocket/probe").toString()).build();
			WebSocket client = http.newWebSocket(request, new OkHttpListener(this.heard));
			assertThat(client.send("grüße")).isTrue();
			assertThat(next()).isEqualTo("grüße");
			assertThat(client.send(ByteString.of((byte) 1, (byte) 2, (byte) 3))).isTrue();
			assertThat(next()).isEqualTo(ByteString.of((byte) 1, (byte) 2, (byte) 3));
			client.close(4001, "bye");
			assertThat(next()).isEqualTo("closed 4001");
			probe.log.expect("join", "close PEER (4001, bye)");
			WebSocket another = http.newWebSocket(request, new OkHttpListener(this.heard));
			assertThat(another.send("close 4002 enough")).isTrue();
			assertThat(next()).isEqualTo("closed 4002");
			probe.log.expect("join", "close SHUTDOWN (4002, enough)");
		}
		finally {
			http.dispatcher().executorService().shutdown();
			http.connectionPool().evictAll();
		}
	}

	private Object next() throws InterruptedException {
		return this.heard.poll(20, TimeUnit.SECONDS);
	}

	private static final class JavaWebSocket extends WebSocketClient {

		private final BlockingQueue<Object> heard;

		private JavaWebSocket(URI uri, BlockingQueue<Object> heard) {
			super(uri);
			this.heard = heard;
		}

		@Override
		public void onOpen(ServerHandshake handshake) {
		}

		@Override
		public void onMessage(String message) {
			this.heard.add(message);
		}

		@Override
		public void onMessage(ByteBuffer bytes) {
			this.heard.add(bytes);
		}

		@Override
		public void onClose(int code, String reason, boolean remote) {
			this.heard.add("closed " + code);
		}

		@Override
		public void onError(Exception ex) {
			this.heard.add(ex);
		}

	}

	private static final class OkHttpListener extends WebSocketListener {

		private final BlockingQueue<Object> heard;

		private OkHttpListener(BlockingQueue<Object> heard) {
			this.heard = heard;
		}

		@Override
		public void onMessage(WebSocket webSocket, String text) {
			this.heard.add(text);
		}

		@Override
		public void onMessage(WebSocket webSocket, ByteString bytes) {
			this.heard.add(bytes);
		}

		@Override
		public void onClosing(WebSocket webSocket, int code, String reason) {
			webSocket.close(code, null);
		}

		@Override
		public void onClosed(WebSocket webSocket, int code, String reason) {
			this.heard.add("closed " + code);
		}

		@Override
		public void onFailure(WebSocket webSocket, Throwable failure, Response response) {
			this.heard.add(failure);
		}

	}

}
