/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint.handshake;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.CharacterCodingException;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.boss.websocket.endpoint.ReturningClient;
import io.boss.websocket.endpoint.Upgrade;
import io.boss.websocket.limit.ConnectionPermit;
import io.boss.websocket.log.LogLine;
import io.boss.websocket.service.Admission;
import io.boss.websocket.service.Seat;
import io.boss.websocket.stats.RefusalReason;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.socket.WebSocketExtension;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeFailureException;
import org.springframework.web.socket.server.RequestUpgradeStrategy;

/**
 * Upgrade that asks for what all clients share when all others have agreed to a
 * handshake, Spring and the application's interceptors included, and then lets it be
 * upgraded.
 */
final class LastCheckUpgradeStrategy implements RequestUpgradeStrategy {

	private static final Set<String> UNREADABLE = Set.of("org.apache.tomcat.util.http.InvalidParameterException",
			"org.springframework.security.web.firewall.RequestRejectedException");

	private final RequestUpgradeStrategy delegate;

	private final ServiceDoor door;

	private final HandshakeSeats seats;

	private final HandshakeReturns returns;

	LastCheckUpgradeStrategy(RequestUpgradeStrategy delegate, ServiceDoor door, HandshakeSeats seats,
			HandshakeReturns returns) {
		this.delegate = delegate;
		this.door = door;
		this.seats = seats;
		this.returns = returns;
	}

	@Override
	public String[] getSupportedVersions() {
		return this.delegate.getSupportedVersions();
	}

	@Override
	public List<WebSocketExtension> getSupportedExtensions(ServerHttpRequest request) {
		return this.delegate.getSupportedExtensions(request);
	}

	@Override
	public void upgrade(ServerHttpRequest request, ServerHttpResponse response, @Nullable String selectedProtocol,
			List<WebSocketExtension> selectedExtensions, @Nullable Principal user, WebSocketHandler wsHandler,
			Map<String, Object> attributes) throws HandshakeFailureException {
		HttpServletRequest servletRequest = ((ServletServerHttpRequest) request).getServletRequest();
		HttpServletResponse servletResponse = ((ServletServerHttpResponse) response).getServletResponse();
		Runnable upgrade = () -> this.delegate.upgrade(request, response, selectedProtocol, selectedExtensions, user,
				wsHandler, attributes);
		ReturningClient client = this.returns.claim(servletRequest, attributes);
		if (client != null) {
			comeBack(upgrade, servletRequest, servletResponse);
		}
		else {
			enter(user, upgrade, servletRequest, servletResponse, attributes);
		}
	}

	private void comeBack(Runnable upgrade, HttpServletRequest request, HttpServletResponse response) {
		HandshakeRefusal refusal = this.door.limits().reenter(request);
		if (refusal != null) {
			refuse(refusal, request, response);
		}
		else {
			upgrade(upgrade, request, response);
		}
	}

	private void enter(@Nullable Principal user, Runnable upgrade, HttpServletRequest request,
			HttpServletResponse response, Map<String, Object> attributes) {
		ConnectionPermit permit = this.door.limits().enter(user, request);
		HandshakeRefusal refusal = HandshakeLimits.refusal(permit.refusedBy());
		if (refusal != null) {
			refuse(refusal, request, response);
			return;
		}
		Upgrade.keepPermit(permit, attributes);
		Seat seat = null;
		boolean upgraded = false;
		try {
			seat = seat(user, request, response, attributes);
			if (seat != null) {
				upgraded = upgrade(upgrade, request, response);
			}
		}
		finally {
			if (!upgraded) {
				permit.cancel();
				if (seat != null) {
					seat.cancel();
				}
			}
		}
	}

	private boolean upgrade(Runnable upgrade, HttpServletRequest request, HttpServletResponse response) {
		try {
			upgrade.run();
			return response.getStatus() == HandshakeRequest.accepted(request).value();
		}
		catch (HandshakeFailureException ex) {
			failed(ex, request, response);
			return false;
		}
	}

	// After all that may refuse a client, as the instance of its key is made for it.
	private @Nullable Seat seat(@Nullable Principal user, HttpServletRequest request, HttpServletResponse response,
			Map<String, Object> attributes) {
		Admission admission = this.seats.admit(user, this.door.limits().listener(request), attributes);
		if (admission instanceof Admission.Refused refused) {
			refuse(HandshakeRefusals.of(refused.why()), request, response);
		}
		return (admission instanceof Seat seat) ? seat : null;
	}

	// A line, and not a stack for each request: clients may have found out how to do it.
	private void failed(HandshakeFailureException failure, HttpServletRequest request, HttpServletResponse response) {
		if (response.isCommitted()) {
			throw failure;
		}
		Throwable cause = failure.getMostSpecificCause();
		HandshakeRefusal refusal = isOfClient(cause)
				? new HandshakeRefusal(HttpStatus.BAD_REQUEST, RefusalReason.BAD_REQUEST,
						"The server cannot read the query: it must be encoded, and must not have too many parameters")
				: new HandshakeRefusal(HttpStatus.INTERNAL_SERVER_ERROR, RefusalReason.FAILED,
						"The server could not upgrade the request");
		refuse(refusal.withDetail(LogLine.of(cause)), request, response);
	}

	// Web servers read more of a URI than there is need for, and each has its own word
	// for what it cannot read. Spring Security's firewall looks at names of parameters.
	private static boolean isOfClient(Throwable cause) {
		return cause instanceof URISyntaxException || cause instanceof CharacterCodingException
				|| UNREADABLE.contains(cause.getClass().getName());
	}

	private void refuse(HandshakeRefusal refusal, HttpServletRequest request, HttpServletResponse response) {
		try {
			this.door.refuse(refusal, request, response);
		}
		catch (IOException ex) {
			throw new HandshakeFailureException("Could not refuse a request to " + request.getRequestURI(), ex);
		}
	}

}
