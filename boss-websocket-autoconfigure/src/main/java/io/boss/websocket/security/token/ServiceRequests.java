package io.boss.websocket.security.token;

import io.boss.websocket.endpoint.handshake.HandshakeRequest;
import io.boss.websocket.service.ServiceProcess;
import io.boss.websocket.service.ServiceRegistry;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Matcher that tells which requests are handshakes with services, before Spring MVC does.
 * Safe on any thread.
 */
public final class ServiceRequests {

	private final ServiceRegistry services;

	private final String servletPath;

	/**
	 * Creates an expert.
	 * @param services the services
	 * @param servletPath path of the dispatcher servlet
	 */
	public ServiceRequests(ServiceRegistry services, String servletPath) {
		this.services = services;
		this.servletPath = StringUtils.trimTrailingCharacter(servletPath, '/');
	}

	@Nullable String serviceOf(HttpServletRequest request) {
		if (!HandshakeRequest.isHandshake(request)) {
			return null;
		}
		String path = request.getServletPath() + ((request.getPathInfo() != null) ? request.getPathInfo() : "");
		for (ServiceProcess service : this.services.processes()) {
			if (path.equals(this.servletPath + service.path())) {
				return service.name();
			}
		}
		return null;
	}

}
