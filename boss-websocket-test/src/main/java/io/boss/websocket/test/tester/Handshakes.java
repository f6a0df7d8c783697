/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.tester;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.boss.websocket.service.ServiceRegistry;
import io.boss.websocket.test.HandshakeResult;
import io.boss.websocket.test.TestHandshake;
import io.boss.websocket.test.payload.Payloads;
import io.boss.websocket.test.socket.ClientEnd;
import io.boss.websocket.test.socket.MemorySocket;
import io.boss.websocket.test.socket.MemoryUpgrader;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletResponse;

/**
 * Handshakes of the clients of a test.
 */
final class Handshakes {

	private final TestParts parts;

	private final HandshakePort port;

	private final ServiceRegistry registry;

	private final Payloads payloads;

	Handshakes(TestParts parts, HandshakePort port, ServiceRegistry registry, Payloads payloads) {
		this.parts = parts;
		this.port = port;
		this.registry = registry;
		this.payloads = payloads;
	}

	HandshakeResult make(URI uri, TestHandshake handshake) {
		String wanted = (handshake.name() != null) ? handshake.name() : handshake.user();
		String name = this.parts.clients().nextName(wanted);
		PageProtocol page = handshake.speaksBossV1() ? new PageProtocol(this.payloads) : null;
		MemoryClient client = new MemoryClient(name, this.parts.loop(), this.payloads, this.parts.clients(), page);
		MemoryUpgrader.Naming naming = (wanted != null) ? (user) -> name : client::accepted;
		if (page != null) {
			return makeReturning(uri, handshake, new BossV1Session(this.parts.loop(), client, page), client, naming);
		}
		Exchange exchange = new Exchange(uri, handshake);
		MemorySocket socket = connect(naming, client, exchange);
		return made(uri, client, socket, exchange.response());
	}

	private HandshakeResult makeReturning(URI uri, TestHandshake handshake, BossV1Session session, MemoryClient client,
			MemoryUpgrader.Naming naming) {
		client.speak(session, () -> {
			HandshakeResult result = attempt(uri, handshake, client, session, (user) -> client.name());
			if (result.status() != 101) {
				throw new AssertionError(client.name() + " has come back, and is refused: " + result);
			}
		});
		return attempt(uri, handshake, client, session, naming);
	}

	private HandshakeResult attempt(URI uri, TestHandshake handshake, MemoryClient client, BossV1Session session,
			MemoryUpgrader.Naming naming) {
		Exchange exchange = new Exchange(uri, ResumeOffer.of(handshake, session.request()));
		MemorySocket socket = connect(naming, session.next(), exchange);
		return made(uri, client, socket, exchange.response());
	}

	private HandshakeResult made(URI uri, MemoryClient client, @Nullable MemorySocket socket,
			MockHttpServletResponse response) {
		if (socket != null) {
			client.connected(socket, response.getHeader("Sec-WebSocket-Protocol"));
			this.parts.clients().add(client);
		}
		String answer = (socket != null) ? "connects to " : "is refused with " + response.getStatus() + " at ";
		this.parts.loop().transcript().add(client.name(), answer + uri);
		return result(uri, response, (socket != null) ? client : null);
	}

	private @Nullable MemorySocket connect(MemoryUpgrader.Naming naming, ClientEnd client,
			MemoryUpgrader.Handshaking exchange) {
		try {
			return this.parts.upgrader().connect(naming, client, exchange);
		}
		catch (RuntimeException ex) {
			throw ex;
		}
		catch (Exception ex) {
			throw new IllegalStateException("The application has failed to answer a handshake", ex);
		}
	}

	private HandshakeResult result(URI uri, MockHttpServletResponse response, @Nullable MemoryClient client) {
		HttpHeaders headers = new HttpHeaders();
		response.getHeaderNames().forEach((name) -> headers.put(name, List.copyOf(response.getHeaders(name))));
		String hint = (response.getStatus() == 404) ? nearest(uri.getPath()) : this.port.hint(response.getStatus());
		return new HandshakeResult(uri.toString(), response.getStatus(), headers, body(response), client, hint);
	}

	private static String body(MockHttpServletResponse response) {
		byte[] body = response.getContentAsByteArray();
		return new String(body, StandardCharsets.UTF_8);
	}

	private String nearest(String path) {
		List<String> paths = this.registry.units().stream().map((service) -> service.descriptor().path()).toList();
		return new NearestPath(paths).hint(path);
	}

	private final class Exchange implements MemoryUpgrader.Handshaking {

		private final URI uri;

		private final TestHandshake handshake;

		private @Nullable MockHttpServletResponse response;

		private Exchange(URI uri, TestHandshake handshake) {
			this.uri = uri;
			this.handshake = handshake;
		}

		@Override
		public void perform() throws Exception {
			this.response = Handshakes.this.port.perform(this.uri, this.handshake);
		}

		private MockHttpServletResponse response() {
			MockHttpServletResponse response = this.response;
			if (response == null) {
				throw new IllegalStateException("No answer");
			}
			return response;
		}

	}

}
