package io.boss.websocket.endpoint;

import java.io.IOException;
import java.util.function.Function;

import io.boss.websocket.stats.ServiceStats;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * Counts the handshakes that the application's own filters refuse: they never come to the
 * {@link HandshakeGate}. Stands before those filters and changes nothing.
 */
public final class EarlyRefusalFilter implements Filter {

	private static final String AT_THE_GATE = EarlyRefusalFilter.class.getName();

	private final Function<String, @Nullable ServiceStats> services;

	/**
	 * Creates a filter.
	 * @param services what hears of a service, by its path below the context path;
	 * {@code null} if there is no service. Asked only when a handshake was refused.
	 */
	public EarlyRefusalFilter(Function<String, @Nullable ServiceStats> services) {
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
		boolean answered = false;
		try {
			chain.doFilter(request, response);
			answered = true;
		}
		finally {
			refused((HttpServletRequest) request, (HttpServletResponse) response, answered);
		}
	}

	private void refused(HttpServletRequest request, HttpServletResponse response, boolean answered) {
		if (!"websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))
				|| request.getAttribute(AT_THE_GATE) != null || request.isAsyncStarted()) {
			return;
		}
		String path = request.getServletPath() + ((request.getPathInfo() != null) ? request.getPathInfo() : "");
		ServiceStats stats = this.services.apply(path);
		if (stats != null) {
			stats.handshakeRefused(HandshakeGate.reasonOf(answered ? response.getStatus() : 500));
		}
	}

}
