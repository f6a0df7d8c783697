/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint.handshake;

import java.io.IOException;
import java.net.URI;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import io.boss.websocket.InstanceKey;
import io.boss.websocket.endpoint.Upgrade;
import io.boss.websocket.service.ServiceUnit;
import io.boss.websocket.service.Unavailability;
import io.boss.websocket.stats.RefusalReason;
import io.boss.websocket.wire.ExtensionOffers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.server.HandshakeInterceptor;

/**
 * Gate of a service for handshakes: refuses what the service cannot take, with an answer
 * that says why, and remembers the rest of the request.
 */
final class HandshakeGate implements HandshakeInterceptor {

	private final ServiceUnit service;

	private final Subprotocols subprotocols;

	private final List<HandshakeCheck> checks;

	private final ServiceDoor door;

	private final @Nullable HandshakeKeys keys;

	private final HandshakeReturns returns;

	// Most clients ask for the same one, and each keeps it.
	private volatile @Nullable URI lastUri;

	HandshakeGate(ServiceUnit service, Subprotocols subprotocols, List<HandshakeCheck> checks, ServiceDoor door,
			@Nullable HandshakeKeys keys, HandshakeReturns returns) {
		this.service = service;
		this.subprotocols = subprotocols;
		this.checks = checks;
		this.door = door;
		this.keys = keys;
		this.returns = returns;
	}

	@Override
	public boolean beforeHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
			Map<String, Object> attributes) throws IOException {
		ServletServerHttpRequest servletRequest = (ServletServerHttpRequest) request;
		EarlyRefusalFilter.atTheGate(servletRequest.getServletRequest());
		InstanceKey key = (this.keys != null) ? this.keys.read(servletRequest.getServletRequest()) : null;
		this.returns.look(servletRequest, key);
		HandshakeRefusal refusal = refusal(servletRequest, key);
		if (refusal != null) {
			this.door.refuse(refusal, servletRequest.getServletRequest(),
					((ServletServerHttpResponse) response).getServletResponse());
			return false;
		}
		HandshakeReader.read(servletRequest, shared(request.getURI()), this.service.origin()).storeIn(attributes);
		if (key != null) {
			Upgrade.keepKey(key, attributes);
		}
		spellAsExpected(request.getHeaders());
		leaveOutWhatIsIllegible(servletRequest);
		return true;
	}

	// What is cheap comes first, and nothing is used up: that is for clients that
	// nothing refuses. Which instances there are is told to those only who may connect.
	private @Nullable HandshakeRefusal refusal(ServletServerHttpRequest request, @Nullable InstanceKey key) {
		HandshakeRefusal refusal = malformed(request.getServletRequest(), key);
		Unavailability why = (refusal != null) ? null : this.service.availability(key, request.getPrincipal());
		if (why != null && (key == null || !HandshakeRefusals.isOfInstance(why))) {
			refusal = HandshakeRefusals.of(why);
		}
		Iterator<HandshakeCheck> checks = this.checks.iterator();
		while (refusal == null && checks.hasNext()) {
			refusal = checks.next().check(this.service.name(), request);
		}
		if (refusal == null) {
			refusal = subprotocol(request.getHeaders());
		}
		if (refusal == null && why != null) {
			refusal = HandshakeRefusals.of(why);
		}
		if (refusal == null && this.keys != null && key != null) {
			refusal = this.keys.check(key, request.getPrincipal());
		}
		if (refusal == null) {
			refusal = this.returns.check(request.getServletRequest(), request.getPrincipal());
		}
		return refusal;
	}

	private @Nullable HandshakeRefusal malformed(HttpServletRequest request, @Nullable InstanceKey key) {
		HandshakeRefusal refusal = this.door.early(request);
		if (refusal == null) {
			refusal = HandshakeShape.refusal(request);
		}
		if (refusal == null && this.keys != null && key == null) {
			refusal = this.keys.malformed(request);
		}
		return refusal;
	}

	private @Nullable HandshakeRefusal subprotocol(HttpHeaders headers) {
		if (!this.subprotocols.refuses(new WebSocketHttpHeaders(headers).getSecWebSocketProtocol())) {
			return null;
		}
		return new HandshakeRefusal(HttpStatus.BAD_REQUEST, RefusalReason.SUBPROTOCOL,
				"Offer one of these subprotocols: " + String.join(", ", this.subprotocols.declared()));
	}

	private URI shared(URI uri) {
		URI last = this.lastUri;
		if (last != null && uri.toString().equals(last.toString())) {
			return last;
		}
		this.lastUri = uri;
		return uri;
	}

	// The HandshakeShape has found both in lists, whatever their case; Spring knows
	// fewer spellings.
	private static void spellAsExpected(HttpHeaders headers) {
		if (headers.containsHeader(HttpHeaders.UPGRADE)) {
			headers.setUpgrade("websocket");
			headers.setConnection("Upgrade");
		}
	}

	// An extension is nothing that a client must have, and web servers and Spring fail on
	// what they cannot read.
	private void leaveOutWhatIsIllegible(ServletServerHttpRequest request) {
		List<String> headers = request.getHeaders().get(WebSocketHttpHeaders.SEC_WEBSOCKET_EXTENSIONS);
		if (headers != null) {
			ExtensionOffers offers = ExtensionOffers.read(headers);
			if (!offers.complete()) {
				this.door.illegible(request.getServletRequest(), WebSocketHttpHeaders.SEC_WEBSOCKET_EXTENSIONS);
			}
			request.getHeaders().put(WebSocketHttpHeaders.SEC_WEBSOCKET_EXTENSIONS, offers.legible());
		}
	}

	/**
	 * Code after this gate may have refused the client: another interceptor, Spring or
	 * the transport.
	 */
	@Override
	public void afterHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
			@Nullable Exception exception) {
		HttpServletRequest servletRequest = ((ServletServerHttpRequest) request).getServletRequest();
		HttpServletResponse servletResponse = ((ServletServerHttpResponse) response).getServletResponse();
		int status = (exception != null) ? HttpStatus.INTERNAL_SERVER_ERROR.value() : servletResponse.getStatus();
		if (status != HandshakeRequest.accepted(servletRequest).value()
				&& !HandshakeRefusal.isAnswered(servletRequest)) {
			this.door.refused(servletRequest, servletResponse, status, "an interceptor or the web server");
		}
	}

}
