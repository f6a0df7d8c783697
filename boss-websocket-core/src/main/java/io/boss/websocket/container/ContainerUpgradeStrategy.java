/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.container;

import java.security.Principal;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.socket.WebSocketExtension;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.server.HandshakeFailureException;
import org.springframework.web.socket.server.standard.StandardWebSocketUpgradeStrategy;

/**
 * Upgrade strategy that shows the container the extensions of Spring's request, of which
 * the handshake gate has left what can be read, and not those of the original; and a
 * scheme that the container knows, whatever its case.
 */
final class ContainerUpgradeStrategy extends StandardWebSocketUpgradeStrategy {

	private static final String EXTENSIONS = WebSocketHttpHeaders.SEC_WEBSOCKET_EXTENSIONS;

	@Override
	public void upgrade(ServerHttpRequest request, ServerHttpResponse response, @Nullable String selectedProtocol,
			List<WebSocketExtension> selectedExtensions, @Nullable Principal user, WebSocketHandler wsHandler,
			Map<String, Object> attributes) throws HandshakeFailureException {
		HttpServletRequest original = ((ServletServerHttpRequest) request).getServletRequest();
		List<String> extensions = request.getHeaders().getOrEmpty(EXTENSIONS);
		ServerHttpRequest shown = new ServletServerHttpRequest(new ReadableRequest(original, extensions));
		super.upgrade(shown, response, selectedProtocol, selectedExtensions, user, wsHandler, attributes);
	}

	/**
	 * Request with other extensions, and its scheme in lower case.
	 */
	private static final class ReadableRequest extends HttpServletRequestWrapper {

		private final List<String> extensions;

		ReadableRequest(HttpServletRequest original, List<String> extensions) {
			super(original);
			this.extensions = extensions;
		}

		// Tomcat fails on "HTTPS", as a proxy may say it.
		@Override
		public String getScheme() {
			return super.getScheme().toLowerCase(Locale.ROOT);
		}

		@Override
		public @Nullable String getHeader(String name) {
			if (name.equalsIgnoreCase(EXTENSIONS)) {
				return this.extensions.isEmpty() ? null : this.extensions.get(0);
			}
			return super.getHeader(name);
		}

		@Override
		public Enumeration<String> getHeaders(String name) {
			return name.equalsIgnoreCase(EXTENSIONS) ? Collections.enumeration(this.extensions)
					: super.getHeaders(name);
		}

		@Override
		public Enumeration<String> getHeaderNames() {
			List<String> names = Collections.list(super.getHeaderNames());
			names.removeIf((name) -> this.extensions.isEmpty() && name.equalsIgnoreCase(EXTENSIONS));
			return Collections.enumeration(names);
		}

	}

}
