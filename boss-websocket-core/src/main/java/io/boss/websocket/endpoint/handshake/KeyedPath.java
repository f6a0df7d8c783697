/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint.handshake;

import java.util.Arrays;
import java.util.List;

import io.boss.websocket.service.discovery.ServiceDescriptor;
import io.boss.websocket.service.discovery.ServiceTemplate;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.server.PathContainer;
import org.springframework.http.server.PathContainer.Element;
import org.springframework.http.server.PathContainer.PathSegment;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Path of a service with keys, with all that is below it: what is no key there is no
 * other handler's either. Immutable.
 */
final class KeyedPath {

	private final String path;

	private final List<String> names;

	private KeyedPath(String path) {
		this.path = path;
		this.names = Arrays.asList(path.substring(1).split("/"));
	}

	/**
	 * The path of a service.
	 * @param service the service
	 * @return the path, or {@code null} if the service has no keys
	 */
	static @Nullable KeyedPath of(ServiceDescriptor service) {
		ServiceTemplate template = service.template();
		if (template == null) {
			return null;
		}
		int variables = template.toString().length() - template.name().length();
		return new KeyedPath(service.path().substring(0, service.path().length() - variables));
	}

	/**
	 * The pattern under which Spring finds the service.
	 * @return the path itself and all below it
	 */
	String pattern() {
		return this.path + "/**";
	}

	/**
	 * Path of a request, as Spring's mapping of handlers reads it: each segment is
	 * decoded by itself, and nothing is collapsed.
	 * @param request the request
	 * @return the path below those of the context and the servlet, or {@code null} if it
	 * cannot be read
	 */
	static @Nullable PathContainer read(HttpServletRequest request) {
		try {
			return (ServletRequestPathUtils.hasParsedRequestPath(request)
					? ServletRequestPathUtils.getParsedRequestPath(request) : ServletRequestPathUtils.parse(request))
				.pathWithinApplication();
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	/**
	 * Whether a request is for this service, whatever its key.
	 * @param request the path of the request
	 * @return whether it is this path, or below it
	 */
	boolean covers(PathContainer request) {
		List<Element> elements = request.elements();
		if (elements.size() < 2 * this.names.size()) {
			return false;
		}
		for (int i = 0; i < this.names.size(); i++) {
			if (elements.get(2 * i) instanceof PathSegment || !(elements.get(2 * i + 1) instanceof PathSegment segment)
					|| !segment.valueToMatch().equals(this.names.get(i))) {
				return false;
			}
		}
		return elements.size() == 2 * this.names.size()
				|| !(elements.get(2 * this.names.size()) instanceof PathSegment);
	}

	/**
	 * Reads the key of a request.
	 * @param request the path of the request, which this path covers
	 * @return the segments of the key, decoded, or {@code null} if there is none
	 */
	@Nullable List<String> key(PathContainer request) {
		int names = 2 * this.names.size();
		boolean parameters = request.subPath(0, names).value().indexOf(';') >= 0;
		return parameters ? null : KeySegments.read(request.subPath(names).value());
	}

}
