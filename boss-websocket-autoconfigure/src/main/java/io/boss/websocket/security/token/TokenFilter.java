/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.security.token;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import io.boss.websocket.endpoint.handshake.HandshakeCheck;
import io.boss.websocket.endpoint.handshake.HandshakeRefusal;
import io.boss.websocket.endpoint.handshake.HandshakeSecret;
import io.boss.websocket.security.Ticket;
import io.boss.websocket.stats.RefusalReason;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;

/**
 * Filter that takes the secret out of a handshake, before anybody logs, keeps or repeats
 * it, and hands it to the application's own security: a bearer token as the header that
 * it would have been, a ticket as the user that it stands for.
 * {@link PresentedSecretCheck} makes sure that it has arrived.
 */
public final class TokenFilter implements Filter {

	// Of Spring Security's SessionManagementFilter, which has been here if it is set.
	private static final String SESSION_MANAGED = "__spring_security_session_mgmt_filter_applied";

	private final ServiceRequests requests;

	private final SecretReader reader;

	private final @Nullable Tickets tickets;

	private TokenFilter(ServiceRequests requests, SecretReader reader, @Nullable Tickets tickets) {
		this.requests = requests;
		this.reader = reader;
		this.tickets = tickets;
	}

	/**
	 * Creates a filter.
	 * @param requests knows handshakes
	 * @param bearer whether bearer tokens are accepted
	 * @param tickets takes tickets back, or {@code null} if there are none
	 * @param queryAllowed whether secrets may come in the query, too
	 * @return the filter
	 */
	public static TokenFilter of(ServiceRequests requests, boolean bearer, @Nullable Tickets tickets,
			boolean queryAllowed) {
		Set<HandshakeSecret> kinds = EnumSet.noneOf(HandshakeSecret.class);
		if (bearer) {
			kinds.add(HandshakeSecret.BEARER);
		}
		if (tickets != null) {
			kinds.add(HandshakeSecret.TICKET);
		}
		return new TokenFilter(requests, new SecretReader(kinds, queryAllowed), tickets);
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		if (request instanceof HttpServletRequest httpRequest && response instanceof HttpServletResponse httpResponse) {
			String service = this.requests.serviceOf(httpRequest);
			List<PresentedSecret> secrets = (service != null) ? this.reader.read(httpRequest) : List.of();
			if (service != null && !secrets.isEmpty()) {
				doFilter(service, secrets, httpRequest, httpResponse, chain);
				return;
			}
		}
		chain.doFilter(request, response);
	}

	private void doFilter(String service, List<PresentedSecret> secrets, HttpServletRequest request,
			HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
		PresentedSecret secret = secrets.get(0);
		List<String> subprotocols = this.reader.subprotocols(request);
		if (secrets.size() > 1) {
			new HandshakeRefusal(HttpStatus.BAD_REQUEST, RefusalReason.BAD_REQUEST, "Show one token or ticket")
				.answer(request, response);
		}
		// RFC 6455, section 4.1: a browser that offered something fails the connection
		// when nothing is chosen.
		else if (!secret.inQuery() && subprotocols.isEmpty()) {
			new HandshakeRefusal(HttpStatus.BAD_REQUEST, RefusalReason.BAD_REQUEST,
					"Offer a subprotocol besides the token: the token is never chosen")
				.answer(request, response);
		}
		else if (secret.kind() == HandshakeSecret.TICKET && !useTicket(service, secret, request)) {
			new HandshakeRefusal(HttpStatus.UNAUTHORIZED, RefusalReason.UNAUTHORIZED, "The ticket is not good")
				.answer(request, response);
		}
		else {
			request.setAttribute(PresentedSecretCheck.KIND, secret.kind());
			// A handshake is no login: a session beside it keeps its id and CSRF token.
			request.setAttribute(SESSION_MANAGED, true);
			chain.doFilter(new CleanRequest(request, subprotocols, secret), response);
		}
	}

	private boolean useTicket(String service, PresentedSecret secret, HttpServletRequest request) {
		Ticket ticket = (this.tickets != null) ? this.tickets.redeem(secret.value(), service) : null;
		if (ticket == null) {
			return false;
		}
		request.setAttribute(PresentedSecretCheck.USER, ticket.authentication().getName());
		request.setAttribute(HandshakeCheck.HTTP_SESSION_ID, ticket.httpSessionId());
		request.setAttribute(RequestAttributeSecurityContextRepository.DEFAULT_REQUEST_ATTR_NAME,
				new SecurityContextImpl(ticket.authentication()));
		return true;
	}

}
