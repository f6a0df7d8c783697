/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.console;

import io.boss.websocket.actuate.EndpointPage;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.EndpointAccessResolver;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Finder of what the page must know about the application that it is in. Safe on any
 * thread.
 */
final class ConsoleConfig {

	private static final EndpointId ENDPOINT = EndpointId.of("bosswebsocket");

	private static final String NO_PLAYGROUND = "The playground is for development: it is there with Spring Boot's "
			+ "devtools, or with boss.websocket.console.playground=true.";

	private static final String PLAYGROUND_OFF = "The playground is switched off by the property "
			+ "boss.websocket.console.playground=false.";

	private final Environment environment;

	private final @Nullable EndpointAccessResolver access;

	private final ObjectProvider<PathMappedEndpoints> endpoints;

	private final ConsoleProperties properties;

	private final boolean playground;

	/**
	 * Creates a finder.
	 * @param environment the properties of the application
	 * @param access what may be done to endpoints, or {@code null} if anything may
	 * @param endpoints the endpoints that are exposed
	 * @param properties the properties of the console
	 * @param playground whether there is a playground
	 */
	ConsoleConfig(Environment environment, @Nullable EndpointAccessResolver access,
			ObjectProvider<PathMappedEndpoints> endpoints, ConsoleProperties properties, boolean playground) {
		this.environment = environment;
		this.access = access;
		this.endpoints = endpoints;
		this.properties = properties;
		this.playground = playground;
	}

	PageConfig of(@Nullable HttpServletRequest request, boolean showValues) {
		return new PageConfig(ConsoleConfig.class.getPackage().getImplementationVersion(),
				this.environment.getProperty("spring.application.name"), access(), showValues,
				this.environment.getProperty("boss.websocket.traffic-logging.enabled", boolean.class, false),
				playground(), services(request), prometheus(), (request != null) ? PageCsrf.of(request) : null);
	}

	// From the endpoint's own folder.
	private @Nullable String prometheus() {
		PathMappedEndpoints endpoints = this.endpoints.getIfAvailable();
		String own = (endpoints != null) ? endpoints.getRootPath(ENDPOINT) : null;
		String meters = (endpoints != null) ? endpoints.getRootPath(EndpointId.of("prometheus")) : null;
		return (own != null && meters != null) ? "../".repeat(1 + StringUtils.countOccurrencesOf(own, "/")) + meters
				: null;
	}

	private String access() {
		Access access = (this.access != null) ? this.access.accessFor(ENDPOINT, Access.UNRESTRICTED)
				: Access.UNRESTRICTED;
		return (access == Access.UNRESTRICTED) ? "unrestricted" : "read-only";
	}

	private PageConfig.Playground playground() {
		if (this.playground) {
			return new PageConfig.Playground(true, null);
		}
		return new PageConfig.Playground(false,
				(this.properties.playground() != null) ? PLAYGROUND_OFF : NO_PLAYGROUND);
	}

	private PageConfig.Services services(@Nullable HttpServletRequest request) {
		String servletPath = prefix("spring.mvc.servlet.path");
		String contextPath = prefix("server.servlet.context-path") + servletPath;
		if (isOnAnotherPort()) {
			return new PageConfig.Services(null, contextPath, port());
		}
		return new PageConfig.Services((request != null) ? root(request, servletPath) : null, contextPath, null);
	}

	private String prefix(String property) {
		String path = this.environment.getProperty(property, "");
		return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
	}

	// From the endpoint's own folder up to where the paths of services begin.
	private static String root(HttpServletRequest request, String servletPath) {
		String path = request.getRequestURI().substring(request.getContextPath().length());
		path = path.startsWith(servletPath + "/") ? path.substring(servletPath.length()) : path;
		int folder = path.indexOf("/" + EndpointPage.FOLDER);
		String endpoint = (folder >= 0) ? path.substring(0, folder) : path;
		int depth = StringUtils.countOccurrencesOf(endpoint, "/");
		return (depth > 0) ? "../".repeat(depth) : "./";
	}

	private boolean isOnAnotherPort() {
		return ManagementPortType.get(this.environment) == ManagementPortType.DIFFERENT;
	}

	private @Nullable Integer port() {
		return this.environment.getProperty("local.server.port", Integer.class);
	}

	/**
	 * Origins of the services, if they are not at that of the page.
	 * @param request the request for the page
	 * @return the origins for a content security policy, with a space before each; may be
	 * empty
	 */
	String otherOrigins(@Nullable HttpServletRequest request) {
		Integer port = (request != null && isOnAnotherPort()) ? port() : null;
		if (request == null || port == null) {
			return "";
		}
		String host = request.getServerName();
		// It comes from the client, and must not say more than a host.
		if (!host.matches("[A-Za-z0-9.:\\[\\]-]+")) {
			return "";
		}
		return " ws://%s:%d wss://%s:%d".formatted(host, port, host, port);
	}

}
