package io.boss.websocket.endpoint;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.boss.websocket.ServiceState;
import io.boss.websocket.service.ServiceProcess;
import io.boss.websocket.stats.RefusalReason;
import io.boss.websocket.stats.ServiceStats;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.server.HandshakeInterceptor;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Refuses what a service cannot take, with an answer that says why, and remembers the
 * rest of the request.
 */
final class HandshakeGate implements HandshakeInterceptor {

	private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

	private final ServiceProcess service;

	private final Subprotocols subprotocols;

	private final List<HandshakeCheck> checks;

	private final ServiceStats stats;

	private final StandbyNotice standby;

	// Most clients ask for the same one, and each keeps it.
	private volatile @Nullable URI lastUri;

	HandshakeGate(ServiceProcess service, Subprotocols subprotocols, List<HandshakeCheck> checks) {
		this.service = service;
		this.subprotocols = subprotocols;
		this.checks = checks;
		this.stats = service.stats();
		this.standby = new StandbyNotice(service.name());
	}

	@Override
	public boolean beforeHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
			Map<String, Object> attributes) throws IOException {
		EarlyRefusalFilter.atTheGate(((ServletServerHttpRequest) request).getServletRequest());
		Refusal refusal = refusal((ServletServerHttpRequest) request);
		if (refusal != null) {
			refuse(response, refusal);
			return false;
		}
		HandshakeSnapshot.of((ServletServerHttpRequest) request, shared(request.getURI()), this.service.origin())
			.storeIn(attributes);
		spellConnectionAsExpected(request.getHeaders());
		return true;
	}

	private @Nullable Refusal refusal(ServletServerHttpRequest request) {
		if (HttpMethod.GET.equals(request.getMethod()) && !isUpgrade(request)) {
			return new Refusal(HttpStatus.UPGRADE_REQUIRED, RefusalReason.NOT_WEBSOCKET,
					"This is a WebSocket service: connect with a WebSocket");
		}
		if (!this.service.isAccepting()) {
			boolean draining = this.service.isDraining();
			if (!draining && this.service.state() == ServiceState.STANDBY) {
				return this.standby.refusal(RETRY_AFTER);
			}
			return new Refusal(HttpStatus.SERVICE_UNAVAILABLE,
					draining ? RefusalReason.DRAINING : RefusalReason.NOT_RUNNING,
					draining ? "The server is shutting down" : "The service is not running", RETRY_AFTER);
		}
		if (!isOriginReadable(request.getHeaders().getOrigin())) {
			return new Refusal(HttpStatus.FORBIDDEN, RefusalReason.FORBIDDEN, "This is no origin");
		}
		for (HandshakeCheck check : this.checks) {
			Refusal refusal = check.check(this.service.name(), request);
			if (refusal != null) {
				return refusal;
			}
		}
		if (this.subprotocols.refuses(new WebSocketHttpHeaders(request.getHeaders()).getSecWebSocketProtocol())) {
			return new Refusal(HttpStatus.BAD_REQUEST, RefusalReason.SUBPROTOCOL,
					"Offer one of these subprotocols: " + String.join(", ", this.subprotocols.declared()));
		}
		return null;
	}

	// Spring, which compares it with the server's own, fails on one that it cannot read,
	// and with it the request.
	private static boolean isOriginReadable(@Nullable String origin) {
		try {
			return origin == null || UriComponentsBuilder.fromUriString(origin).build().getPort() >= -1;
		}
		catch (IllegalArgumentException | IllegalStateException ex) {
			return false;
		}
	}

	private URI shared(URI uri) {
		URI last = this.lastUri;
		if (last != null && uri.toString().equals(last.toString())) {
			return last;
		}
		this.lastUri = uri;
		return uri;
	}

	// RFC 6455, section 4.2.1, compares it without regard to case; Spring knows two
	// spellings.
	private void spellConnectionAsExpected(HttpHeaders headers) {
		if (headers.getConnection().stream().anyMatch("upgrade"::equalsIgnoreCase)) {
			headers.setConnection("Upgrade");
		}
	}

	private boolean isUpgrade(ServerHttpRequest request) {
		return "websocket".equalsIgnoreCase(request.getHeaders().getUpgrade());
	}

	private void refuse(ServerHttpResponse response, Refusal refusal) throws IOException {
		this.stats.handshakeRefused(refusal.reason());
		HttpHeaders headers = response.getHeaders();
		if (refusal.status() == HttpStatus.UPGRADE_REQUIRED) {
			headers.set(HttpHeaders.UPGRADE, "websocket");
			headers.set(HttpHeaders.CONNECTION, "Upgrade");
			headers.set(WebSocketHttpHeaders.SEC_WEBSOCKET_VERSION, "13");
		}
		if (refusal.retryAfter() != null) {
			headers.set(HttpHeaders.RETRY_AFTER, Long.toString(refusal.retryAfter().toSeconds()));
		}
		response.setStatusCode(refusal.status());
		headers.setContentType(MediaType.TEXT_PLAIN);
		response.getBody().write((refusal.text() + "\n").getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Somebody after this gate may have refused the client: another interceptor, Spring
	 * or the transport.
	 */
	@Override
	public void afterHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
			@Nullable Exception exception) {
		int status = ((ServletServerHttpResponse) response).getServletResponse().getStatus();
		if (exception != null || status != HttpStatus.SWITCHING_PROTOCOLS.value()) {
			this.stats.handshakeRefused((exception != null) ? RefusalReason.FAILED : reasonOf(status));
		}
	}

	/**
	 * What a status means that somebody else has answered.
	 * @param status the status; a redirect is one to a login
	 * @return the reason
	 */
	static RefusalReason reasonOf(int status) {
		return switch (status) {
			case 301, 302, 303, 307, 308, 401 -> RefusalReason.UNAUTHORIZED;
			case 403 -> RefusalReason.FORBIDDEN;
			case 426 -> RefusalReason.VERSION;
			default -> (status >= 500) ? RefusalReason.FAILED : RefusalReason.BAD_REQUEST;
		};
	}

}
