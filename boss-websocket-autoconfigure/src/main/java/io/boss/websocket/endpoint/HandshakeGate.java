package io.boss.websocket.endpoint;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

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

	private static final String RETRY_AFTER_SECONDS = "5";

	private final ServiceProcess service;

	private final Subprotocols subprotocols;

	private final ServiceStats stats;

	// Most clients ask for the same one, and each keeps it.
	private volatile @Nullable URI lastUri;

	HandshakeGate(ServiceProcess service, Subprotocols subprotocols) {
		this.service = service;
		this.subprotocols = subprotocols;
		this.stats = service.stats();
	}

	@Override
	public boolean beforeHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
			Map<String, Object> attributes) throws IOException {
		if (HttpMethod.GET.equals(request.getMethod()) && !isUpgrade(request)) {
			response.getHeaders().set(HttpHeaders.UPGRADE, "websocket");
			response.getHeaders().set(HttpHeaders.CONNECTION, "Upgrade");
			response.getHeaders().set(WebSocketHttpHeaders.SEC_WEBSOCKET_VERSION, "13");
			this.stats.handshakeRefused(RefusalReason.NOT_WEBSOCKET);
			return refuse(response, HttpStatus.UPGRADE_REQUIRED,
					"This is a WebSocket service: connect with a WebSocket");
		}
		if (!this.service.isAccepting()) {
			boolean draining = this.service.isDraining();
			this.stats.handshakeRefused(draining ? RefusalReason.DRAINING : RefusalReason.NOT_RUNNING);
			response.getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
			return refuse(response, HttpStatus.SERVICE_UNAVAILABLE,
					draining ? "The server is shutting down" : "The service is not running");
		}
		if (this.subprotocols.refuses(new WebSocketHttpHeaders(request.getHeaders()).getSecWebSocketProtocol())) {
			this.stats.handshakeRefused(RefusalReason.SUBPROTOCOL);
			return refuse(response, HttpStatus.BAD_REQUEST,
					"Offer one of these subprotocols: " + String.join(", ", this.subprotocols.declared()));
		}
		if (!isOriginReadable(request.getHeaders().getOrigin())) {
			this.stats.handshakeRefused(RefusalReason.FORBIDDEN);
			return refuse(response, HttpStatus.FORBIDDEN, "This is no origin");
		}
		HandshakeSnapshot.of((ServletServerHttpRequest) request, shared(request.getURI()), this.service.origin())
			.storeIn(attributes);
		spellConnectionAsExpected(request.getHeaders());
		return true;
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

	private boolean refuse(ServerHttpResponse response, HttpStatus status, String text) throws IOException {
		response.setStatusCode(status);
		response.getHeaders().setContentType(MediaType.TEXT_PLAIN);
		response.getBody().write((text + "\n").getBytes(StandardCharsets.UTF_8));
		return false;
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
			this.stats.handshakeRefused(reasonOf(status, exception));
		}
	}

	private static RefusalReason reasonOf(int status, @Nullable Exception exception) {
		if (exception != null) {
			return RefusalReason.FAILED;
		}
		return switch (status) {
			case 401 -> RefusalReason.UNAUTHORIZED;
			case 403 -> RefusalReason.FORBIDDEN;
			case 426 -> RefusalReason.VERSION;
			default -> (status >= 500) ? RefusalReason.FAILED : RefusalReason.BAD_REQUEST;
		};
	}

}
