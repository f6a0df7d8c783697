/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint.handshake;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.boss.websocket.endpoint.ConnectionLog;
import io.boss.websocket.log.LogFields;
import io.boss.websocket.log.LogLine;
import io.boss.websocket.log.RateLimitedWarning;
import io.boss.websocket.stats.RefusalReason;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.http.HttpHeaders;

/**
 * Log of the handshakes of a service: a line for each that is refused, at level WARN and
 * not more often than a reader can follow. Safe on any thread.
 */
final class HandshakeLog {

	private static final Log logger = LogFactory.getLog(ConnectionLog.LOGGER);

	private final String service;

	// Many refusals of one kind do not hide those of another.
	private final Map<RefusalReason, RateLimitedWarning> refusals = new ConcurrentHashMap<>();

	HandshakeLog(String service) {
		this.service = service;
	}

	/**
	 * A client was refused at its handshake.
	 * @param request the request
	 * @param status the status that it got
	 * @param reason what it is counted as
	 * @param text why, for readers of the log; may have what the client has sent
	 */
	void refused(HttpServletRequest request, int status, RefusalReason reason, String text) {
		this.refusals.computeIfAbsent(reason, (unused) -> new RateLimitedWarning(logger))
			.log(() -> "Refused " + subject(request) + " code=" + status + " reason=" + reason + " text=" + text);
	}

	/**
	 * A header of a handshake was ignored.
	 * @param request the request
	 * @param header the name of the header
	 */
	void illegible(HttpServletRequest request, String header) {
		if (logger.isDebugEnabled()) {
			logger.debug(LogLine.of("Ignored " + subject(request) + " header=" + header + " value="
					+ LogFields.quoted(request.getHeader(header))));
		}
	}

	private String subject(HttpServletRequest request) {
		return "service=" + this.service + LogFields.client(request.getUserPrincipal(), request.getRemoteAddr(),
				request.getHeader(HttpHeaders.ORIGIN));
	}

}
