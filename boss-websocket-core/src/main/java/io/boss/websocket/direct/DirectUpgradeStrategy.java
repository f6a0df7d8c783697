/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Map;

import io.boss.websocket.config.EndpointSettings;
import io.boss.websocket.config.ResumeSettings;
import io.boss.websocket.endpoint.ClientSession;
import io.boss.websocket.endpoint.ReturningClient;
import io.boss.websocket.endpoint.ServiceEndpoint;
import io.boss.websocket.endpoint.Upgrade;
import io.boss.websocket.stats.ResumeResult;
import io.boss.websocket.wire.FrameLimits;
import io.boss.websocket.wire.OpeningHandshake;
import io.boss.websocket.wire.PerMessageDeflate;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.socket.WebSocketExtension;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.server.HandshakeFailureException;
import org.springframework.web.socket.server.RequestUpgradeStrategy;

/**
 * Last part of the opening handshake of RFC 6455, section 4.2.2, after Spring has checked
 * the request: agrees on extensions, sets the headers and takes the socket.
 */
final class DirectUpgradeStrategy implements RequestUpgradeStrategy {

	private final ServiceEndpoint endpoint;

	private final SocketUpgrader upgrader;

	private final boolean compression;

	private final FrameLimits limits;

	DirectUpgradeStrategy(ServiceEndpoint endpoint, SocketUpgrader upgrader, boolean compression) {
		this.endpoint = endpoint;
		this.upgrader = upgrader;
		this.compression = compression;
		EndpointSettings settings = endpoint.settings();
		this.limits = FrameLimits.of(settings);
	}

	@Override
	public String[] getSupportedVersions() {
		return new String[] { "13" };
	}

	// Extensions are agreed on here: Spring's model of them loses the order of offers.
	@Override
	public List<WebSocketExtension> getSupportedExtensions(ServerHttpRequest request) {
		return List.of();
	}

	@Override
	public void upgrade(ServerHttpRequest request, ServerHttpResponse response, @Nullable String selectedProtocol,
			List<WebSocketExtension> selectedExtensions, @Nullable Principal user, WebSocketHandler wsHandler,
			Map<String, Object> attributes) throws HandshakeFailureException {
		List<String> keys = request.getHeaders().getValuesAsList(WebSocketHttpHeaders.SEC_WEBSOCKET_KEY);
		if (!isHttp11(request) || keys.size() != 1 || !OpeningHandshake.isValidKey(keys.get(0))) {
			response.setStatusCode(HttpStatus.BAD_REQUEST);
			return;
		}
		ReturningClient client = ReturningClient.takeFrom(attributes);
		PerMessageDeflate deflate = agreeOnCompression(request);
		if (client != null) {
			PerMessageDeflate agreed = channelOf(client).deflate();
			if (agreed != null && deflate == null) {
				client.session().refuse(ResumeResult.CHANGED);
				response.setStatusCode(HttpStatus.CONFLICT);
				return;
			}
			// Whatever they agree to is compressed in the same way.
			deflate = (agreed != null) ? deflate : null;
		}
		HttpServletResponse servletResponse = ((ServletServerHttpResponse) response).getServletResponse();
		servletResponse.setStatus(HttpServletResponse.SC_SWITCHING_PROTOCOLS);
		servletResponse.setHeader(HttpHeaders.UPGRADE, "websocket");
		servletResponse.setHeader(HttpHeaders.CONNECTION, "Upgrade");
		servletResponse.setHeader(WebSocketHttpHeaders.SEC_WEBSOCKET_ACCEPT, OpeningHandshake.accept(keys.get(0)));
		if (selectedProtocol != null) {
			servletResponse.setHeader(WebSocketHttpHeaders.SEC_WEBSOCKET_PROTOCOL, selectedProtocol);
		}
		if (deflate != null) {
			servletResponse.setHeader(WebSocketHttpHeaders.SEC_WEBSOCKET_EXTENSIONS, deflate.response());
		}
		Upgrade upgrade = new Upgrade(this.upgrader.nextId(), attributes, user, selectedProtocol);
		HttpServletRequest servletRequest = ((ServletServerHttpRequest) request).getServletRequest();
		if (client != null) {
			comeBack(servletRequest, upgrade, client);
		}
		else {
			PerMessageDeflate agreed = deflate;
			upgrade(servletRequest, null, (loop, channel) -> connect(loop, channel, upgrade, agreed));
		}
	}

	private static DirectOutboundChannel channelOf(ReturningClient client) {
		return (DirectOutboundChannel) client.session().channel();
	}

	// On the loop of the session, where all is that waits for the client.
	private void comeBack(HttpServletRequest request, Upgrade upgrade, ReturningClient client) {
		ClientSession session = this.endpoint.reconnect(client, upgrade);
		upgrade(request, channelOf(client).loop(),
				(loop, channel) -> new ReturningConnection(session, client, channel, this.limits));
	}

	// No other version has an Upgrade header (RFC 6455, section 4.2.1).
	private static boolean isHttp11(ServerHttpRequest request) {
		return "HTTP/1.1".equals(((ServletServerHttpRequest) request).getServletRequest().getProtocol());
	}

	private @Nullable PerMessageDeflate agreeOnCompression(ServerHttpRequest request) {
		List<String> offers = request.getHeaders().get(WebSocketHttpHeaders.SEC_WEBSOCKET_EXTENSIONS);
		return (this.compression && offers != null) ? PerMessageDeflate.negotiate(offers) : null;
	}

	private void upgrade(HttpServletRequest request, @Nullable WireLoop loop,
			SocketUpgrader.ConnectionFactory factory) {
		try {
			this.upgrader.upgrade(request, loop, factory);
		}
		catch (IOException | ServletException ex) {
			throw new HandshakeFailureException(
					"The container did not upgrade the request to " + request.getRequestURI(), ex);
		}
	}

	private DirectConnection connect(WireLoop loop, WireChannel channel, Upgrade upgrade,
			@Nullable PerMessageDeflate deflate) {
		ResumeSettings resume = upgrade.agreement().boss() ? this.endpoint.settings().resume() : null;
		return this.endpoint.connect(upgrade,
				(session) -> new DirectConnection(session, new DirectOutboundChannel(loop, channel,
						this.endpoint.settings().outbound(), resume, this.endpoint.stats(), deflate, session),
						this.limits));
	}

}
