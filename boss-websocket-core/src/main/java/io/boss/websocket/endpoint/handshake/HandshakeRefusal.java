/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint.handshake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import io.boss.websocket.stats.RefusalReason;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.socket.WebSocketHttpHeaders;

/**
 * Answer to a handshake that is refused.
 *
 * @param status the status of the response
 * @param reason what it is counted as
 * @param text the body of the response, for any reader; tells no secrets
 * @param retryAfter when the client may try again, or {@code null} if there is nothing to
 * say about that
 * @param detail what the log says besides, or {@code null}
 */
public record HandshakeRefusal(HttpStatus status, RefusalReason reason, String text, @Nullable Duration retryAfter,
		@Nullable String detail) {

	private static final String ANSWERED = HandshakeRefusal.class.getName();

	/**
	 * A refusal that waiting does not change.
	 * @param status the status of the response
	 * @param reason what it is counted as
	 * @param text the body of the response
	 */
	public HandshakeRefusal(HttpStatus status, RefusalReason reason, String text) {
		this(status, reason, text, null, null);
	}

	/**
	 * A refusal that says no more to the log than to the client.
	 * @param status the status of the response
	 * @param reason what it is counted as
	 * @param text the body of the response
	 * @param retryAfter when the client may try again, or {@code null}
	 */
	public HandshakeRefusal(HttpStatus status, RefusalReason reason, String text, @Nullable Duration retryAfter) {
		this(status, reason, text, retryAfter, null);
	}

	/**
	 * The same, with something for the log.
	 * @param detail what the log says besides; may have what the client has sent
	 * @return a refusal
	 */
	public HandshakeRefusal withDetail(String detail) {
		return new HandshakeRefusal(this.status, this.reason, this.text, this.retryAfter, detail);
	}

	/**
	 * Answers a request with this refusal, after which its connection ends: what a client
	 * has sent behind its handshake is nothing that it may send without an answer.
	 * @param request the request
	 * @param response its response
	 * @throws IOException if the client is gone
	 */
	public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
		request.setAttribute(ANSWERED, this);
		response.setStatus(this.status.value());
		close(request, response);
		if (this.status == HttpStatus.UPGRADE_REQUIRED) {
			response.setHeader(WebSocketHttpHeaders.SEC_WEBSOCKET_VERSION, "13");
			if (HandshakeRequest.isHttp1(request)) {
				response.setHeader(HttpHeaders.UPGRADE, "websocket");
				response.setHeader(HttpHeaders.CONNECTION, "Upgrade, close");
			}
		}
		if (this.status == HttpStatus.METHOD_NOT_ALLOWED) {
			response.setHeader(HttpHeaders.ALLOW, "GET");
		}
		if (this.retryAfter != null) {
			response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(this.retryAfter.toSeconds()));
		}
		byte[] body = (this.text + "\n").getBytes(StandardCharsets.UTF_8);
		response.setContentType("text/plain;charset=UTF-8");
		response.setContentLength(body.length);
		response.getOutputStream().write(body);
	}

	/**
	 * Ends the connection of a request with its response, if that is still possible.
	 * @param request the request
	 * @param response its response
	 */
	static void close(HttpServletRequest request, HttpServletResponse response) {
		if (HandshakeRequest.isHttp1(request) && !response.isCommitted()) {
			response.setHeader(HttpHeaders.CONNECTION, "close");
		}
	}

	/**
	 * What a request was refused with.
	 * @param request the request
	 * @return the refusal that has {@link #answer answered} it, or {@code null}
	 */
	static @Nullable HandshakeRefusal of(HttpServletRequest request) {
		return (HandshakeRefusal) request.getAttribute(ANSWERED);
	}

	/**
	 * Whether a request was answered with a refusal.
	 * @param request the request
	 * @return whether nothing is left to say about it
	 */
	public static boolean isAnswered(HttpServletRequest request) {
		return of(request) != null;
	}

}
