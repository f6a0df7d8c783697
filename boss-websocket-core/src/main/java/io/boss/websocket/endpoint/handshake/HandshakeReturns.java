/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint.handshake;

import java.security.Principal;
import java.util.List;
import java.util.Map;

import io.boss.websocket.InstanceKey;
import io.boss.websocket.endpoint.Resumption;
import io.boss.websocket.endpoint.ReturningClient;
import io.boss.websocket.service.ServiceUnit;
import io.boss.websocket.session.Agreement;
import io.boss.websocket.session.ResumeRequest;
import io.boss.websocket.session.Sessions;
import io.boss.websocket.stats.RefusalReason;
import io.boss.websocket.stats.ResumeResult;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.socket.WebSocketHttpHeaders;

/**
 * Handshakes of clients that come back to their sessions. All checks hold for them as for
 * others, but that there is room: their own place is there. Safe on any thread.
 */
final class HandshakeReturns {

	private static final String CLIENT = ReturningClient.class.getName();

	private static final String REQUEST = ResumeRequest.class.getName();

	private final ServiceUnit service;

	private final Subprotocols subprotocols;

	private final Sessions<Resumption> sessions;

	HandshakeReturns(ServiceUnit service, Subprotocols subprotocols, Sessions<Resumption> sessions) {
		this.service = service;
		this.subprotocols = subprotocols;
		this.sessions = sessions;
	}

	/**
	 * Looks whether a handshake asks for a session, and finds it. Nothing is used up.
	 * @param request the request
	 * @param key the key that it asks for, if the service has any
	 */
	void look(ServletServerHttpRequest request, @Nullable InstanceKey key) {
		List<String> offered = request.getHeaders()
			.getOrDefault(WebSocketHttpHeaders.SEC_WEBSOCKET_PROTOCOL, List.of());
		ResumeRequest wanted = ResumeRequest.of(offered);
		// Others could not be told what became of their session.
		if (wanted == null || !Agreement.of(this.subprotocols.select(offered)).boss()) {
			return;
		}
		HttpServletRequest servletRequest = request.getServletRequest();
		servletRequest.setAttribute(REQUEST, wanted);
		Resumption session = this.sessions.find(wanted);
		ReturningClient client = (session != null) ? new ReturningClient(session, wanted) : null;
		if (client != null && client.asksFor(this.service.name(), key)) {
			servletRequest.setAttribute(CLIENT, client);
		}
	}

	/**
	 * Whether a client has a place already.
	 * @param request its handshake
	 * @return whether it comes back to a session that is there
	 */
	static boolean hasPlace(HttpServletRequest request) {
		return request.getAttribute(CLIENT) != null;
	}

	/**
	 * Refuses a client that shows the token of another user, whose session ends with
	 * that: the token is known to one too many.
	 * @param request its handshake, which nothing else refuses
	 * @param user its user, if that is known
	 * @return the refusal, or {@code null} for none
	 */
	@Nullable HandshakeRefusal check(HttpServletRequest request, @Nullable Principal user) {
		if (request.getAttribute(CLIENT) instanceof ReturningClient client && !client.is(user)) {
			client.session().refuse(ResumeResult.FORBIDDEN);
			this.service.stats().resumed(ResumeResult.FORBIDDEN, 0);
			return new HandshakeRefusal(HttpStatus.FORBIDDEN, RefusalReason.FORBIDDEN,
					"The session belongs to another user")
				.withDetail("it has shown the session of another user, which has been ended");
		}
		return null;
	}

	/**
	 * Uses up the token of a client whom nothing refuses, or finds out why it has to
	 * begin anew.
	 * @param request its handshake
	 * @param attributes attributes of the handshake, where either goes
	 * @return the client, or {@code null} if it begins anew
	 */
	@Nullable ReturningClient claim(HttpServletRequest request, Map<String, Object> attributes) {
		if (!(request.getAttribute(REQUEST) instanceof ResumeRequest wanted)) {
			return null;
		}
		if (request.getAttribute(CLIENT) instanceof ReturningClient client && client.claim()) {
			client.storeIn(attributes);
			return client;
		}
		ResumeResult why = this.sessions.whyNot(wanted);
		this.service.stats().resumed(why, 0);
		ReturningClient.keepReason(why, attributes);
		return null;
	}

}
