/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.security.token;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

import io.boss.websocket.service.ServiceRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AuthenticationTrustResolver;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.web.HttpRequestHandler;

/**
 * Endpoint that gives a ticket to an authenticated user; the application's own filters
 * have seen to that, and to CSRF.
 */
public final class TicketEndpoint implements HttpRequestHandler {

	private final Tickets tickets;

	private final ServiceRegistry services;

	private final Supplier<SecurityContextHolderStrategy> strategy;

	private final AuthenticationTrustResolver trust = new AuthenticationTrustResolverImpl();

	/**
	 * Creates an endpoint.
	 * @param tickets makes the tickets
	 * @param services the services that there are
	 * @param strategy where the context of a thread is
	 */
	public TicketEndpoint(Tickets tickets, ServiceRegistry services, Supplier<SecurityContextHolderStrategy> strategy) {
		this.tickets = tickets;
		this.services = services;
		this.strategy = strategy;
	}

	@Override
	public void handleRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		if (!HttpMethod.POST.matches(request.getMethod())) {
			response.setHeader(HttpHeaders.ALLOW, HttpMethod.POST.name());
			PlainTextResponse.write(response, HttpStatus.METHOD_NOT_ALLOWED, "Tickets are made by POST");
			return;
		}
		Authentication authentication = this.strategy.get().getContext().getAuthentication();
		if (!this.trust.isAuthenticated(authentication)) {
			PlainTextResponse.write(response, HttpStatus.UNAUTHORIZED, "Log in first");
			return;
		}
		String service = request.getParameter("service");
		if (service != null && this.services.unit(service) == null) {
			PlainTextResponse.write(response, HttpStatus.BAD_REQUEST, "There is no such service");
			return;
		}
		issue(authentication, service, request.getSession(false), response);
	}

	private void issue(Authentication authentication, @Nullable String service, @Nullable HttpSession session,
			HttpServletResponse response) throws IOException {
		String ticket = this.tickets.issue(authentication, service, (session != null) ? session.getId() : null);
		if (ticket == null) {
			response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(this.tickets.validity().toSeconds()));
			PlainTextResponse.write(response, HttpStatus.SERVICE_UNAVAILABLE, "No ticket can be made at present");
			return;
		}
		response.setContentType(MediaType.APPLICATION_JSON_VALUE);
		String json = "{\"ticket\":\"" + ticket + "\",\"expiresIn\":" + this.tickets.validity().toSeconds() + "}";
		response.getOutputStream().write(json.getBytes(StandardCharsets.US_ASCII));
	}

}
