package io.boss.websocket.endpoint;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.boss.websocket.limit.Limit;
import io.boss.websocket.limit.LimitListener;
import io.boss.websocket.limit.ServiceConnections;
import io.boss.websocket.stats.RefusalReason;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServletServerHttpRequest;

/**
 * Refuses handshakes with a service that come too fast, are too large, or for which there
 * is no room. Before anybody else is asked, because it is cheap.
 */
final class HandshakeLimits implements HandshakeCheck {

	private static final Duration SOON = Duration.ofSeconds(1);

	private static final Duration LATER = Duration.ofSeconds(5);

	private final ServiceConnections connections;

	private final int maxHeaderSize;

	private final LimitReports reports;

	HandshakeLimits(ServiceConnections connections, int maxHeaderSize, LimitReports reports) {
		this.connections = connections;
		this.maxHeaderSize = maxHeaderSize;
		this.reports = reports;
	}

	@Override
	public @Nullable Refusal check(String service, ServletServerHttpRequest request) {
		InetSocketAddress address = RemoteAddress.of(request.getServletRequest());
		LimitListener listener = (limit) -> this.reports.exceeded(limit, () -> describe(address));
		Limit rate = this.connections.handshake(listener);
		if (rate != null) {
			return refusal(rate, RefusalReason.TOO_MANY_HANDSHAKES, "Too many clients connect at once", SOON);
		}
		if (this.maxHeaderSize > 0 && size(request) > this.maxHeaderSize && listener.exceeded(Limit.MAX_HEADER_SIZE)) {
			return refusal(Limit.MAX_HEADER_SIZE, RefusalReason.HEADERS_TOO_LARGE, "The headers are too large", null);
		}
		Limit full = this.connections.full(request.getPrincipal(), address);
		if (full != null) {
			this.reports.enforced(full, () -> describe(address));
			return refusal(full, RefusalReason.TOO_MANY_CONNECTIONS, "There are too many connections", LATER);
		}
		return null;
	}

	private static String describe(@Nullable InetSocketAddress address) {
		return "A handshake from " + ((address != null) ? address.getHostString() : "somewhere");
	}

	private static Refusal refusal(Limit limit, RefusalReason reason, String text, @Nullable Duration retryAfter) {
		return new Refusal(HttpStatus.valueOf(limit.code()), reason, text, retryAfter);
	}

	// What a connection keeps.
	private static long size(ServletServerHttpRequest request) {
		long size = request.getURI().toString().length();
		for (Map.Entry<String, List<String>> header : request.getHeaders().headerSet()) {
			for (String value : header.getValue()) {
				size += header.getKey().length() + value.length();
			}
		}
		return size;
	}

}
