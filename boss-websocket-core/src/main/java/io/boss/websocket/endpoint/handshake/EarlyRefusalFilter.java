/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint.handshake;

import java.io.IOException;
import java.util.function.Function;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * Filter before the application's own ones: refuses what can be refused at once, and
 * counts and logs the handshakes that those filters refuse, which never come to the
 * {@link HandshakeGate}.
 */
public final class EarlyRefusalFilter implements Filter {

	private static final String AT_THE_GATE = EarlyRefusalFilter.class.getName();

	private final Function<HttpServletRequest, @Nullable ServiceDoor> services;

	/**
	 * Creates a filter.
	 * @param services knows the door of the service that a request is for; {@code null}
	 * if there is no service. Asked for handshakes only.
	 */
	public EarlyRefusalFilter(Function<HttpServletRequest, @Nullable ServiceDoor> services) {
		this.services = services;
	}

	/**
	 * The request has come to the gate, which counts itself.
	 * @param request the request
	 */
	static void atTheGate(ServletRequest request) {
		request.setAttribute(AT_THE_GATE, true);
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		ServiceDoor door = HandshakeRequest.isHandshake((HttpServletRequest) request)
				? this.services.apply((HttpServletRequest) request) : null;
		if (door == null) {
			chain.doFilter(request, response);
		}
		else {
			doFilter(door, (HttpServletRequest) request, (HttpServletResponse) response, chain);
		}
	}

	private static void doFilter(ServiceDoor door, HttpServletRequest request, HttpServletResponse response,
			FilterChain chain) throws IOException, ServletException {
		HandshakeRefusal refusal = door.early(request);
		if (refusal != null) {
			door.refuse(refusal, request, response);
			return;
		}
		// Nothing can be added to what a filter answers; an upgrade says otherwise.
		HandshakeRefusal.close(request, response);
		boolean answered = false;
		try {
			chain.doFilter(request, response);
			answered = true;
		}
		finally {
			if (request.getAttribute(AT_THE_GATE) == null && !request.isAsyncStarted()) {
				door.refused(request, response, answered ? response.getStatus() : 500, "a filter");
			}
		}
	}

}
