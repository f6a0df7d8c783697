/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint.handshake;

import java.io.IOException;

import io.boss.websocket.stats.RefusalReason;
import io.boss.websocket.stats.ServiceStats;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * Door at which handshakes with a service are refused: each is answered, counted and
 * logged once, whatever refuses it. Safe on any thread.
 */
public final class ServiceDoor {

	private static final String ASKED = ServiceDoor.class.getName();

	private final ServiceStats stats;

	private final HandshakeLog log;

	private final HandshakeLimits limits;

	ServiceDoor(ServiceStats stats, HandshakeLog log, HandshakeLimits limits) {
		this.stats = stats;
		this.log = log;
		this.limits = limits;
	}

	HandshakeLimits limits() {
		return this.limits;
	}

	/**
	 * Asks what costs nothing, before a session is read or a token verified. Once for
	 * each request, whatever filter or gate comes first.
	 * @param request the request
	 * @return why it is refused, or {@code null} if it may go on
	 */
	@Nullable HandshakeRefusal early(HttpServletRequest request) {
		if (request.getAttribute(ASKED) != null) {
			return null;
		}
		request.setAttribute(ASKED, true);
		HandshakeRefusal refusal = this.limits.arrive(request);
		return (refusal != null) ? refusal : HandshakeShape.body(request);
	}

	/**
	 * Refuses a handshake.
	 * @param refusal the answer
	 * @param request the request
	 * @param response its response
	 * @throws IOException if the client is gone
	 */
	void refuse(HandshakeRefusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
		report(request, refusal);
		refusal.answer(request, response);
	}

	/**
	 * Other code has refused a handshake, and has answered it.
	 * @param request the request
	 * @param response its response
	 * @param status the status that the client gets
	 * @param who name of what has refused it
	 */
	void refused(HttpServletRequest request, HttpServletResponse response, int status, String who) {
		HandshakeRefusal refusal = HandshakeRefusal.of(request);
		if (refusal != null) {
			report(request, refusal);
		}
		else {
			report(request, status, reasonOf(status), "refused by " + who);
			HandshakeRefusal.close(request, response);
		}
	}

	/**
	 * A handshake has a header that cannot be read, and that it need not have.
	 * @param request the request
	 * @param header the name of the header
	 */
	void illegible(HttpServletRequest request, String header) {
		this.log.illegible(request, header);
	}

	private void report(HttpServletRequest request, HandshakeRefusal refusal) {
		String text = (refusal.detail() != null) ? refusal.text() + " (" + refusal.detail() + ")" : refusal.text();
		report(request, refusal.status().value(), refusal.reason(), text);
	}

	private void report(HttpServletRequest request, int status, RefusalReason reason, String text) {
		this.stats.handshakeRefused(reason);
		this.log.refused(request, status, reason, text);
	}

	// A redirect is one to a login.
	private static RefusalReason reasonOf(int status) {
		return switch (status) {
			case 301, 302, 303, 307, 308, 401 -> RefusalReason.UNAUTHORIZED;
			case 403 -> RefusalReason.FORBIDDEN;
			case 426 -> RefusalReason.VERSION;
			default -> (status >= 500) ? RefusalReason.FAILED : RefusalReason.BAD_REQUEST;
		};
	}

}
