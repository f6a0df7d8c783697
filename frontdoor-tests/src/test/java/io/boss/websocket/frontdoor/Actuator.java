/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.Principal;
import java.util.Map;

import io.boss.websocket.config.ServiceRegistrationCustomizer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

/**
 * Asks a server's actuator.
 */
final class Actuator {

	static final String EXPOSED = "management.endpoints.web.exposure.include=*";

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private final BossServer server;

	private final Map<String, String> headers;

	Actuator(BossServer server, Map<String, String> headers) {
		this.server = server;
		this.headers = headers;
	}

	static Actuator of(BossServer server) {
		return new Actuator(server, Map.of());
	}

	/**
	 * Gets what there must be.
	 * @param path the path below the endpoint of services
	 * @return the answer
	 */
	JsonNode get(String path) {
		return answer("GET", "bosswebsocket" + path, null).body();
	}

	/**
	 * Gets a service from the list of all.
	 * @param name the name of the service
	 * @return the service
	 */
	JsonNode service(String name) {
		for (JsonNode service : get("").get("services")) {
			if (service.get("name").asString().equals(name)) {
				return service;
			}
		}
		throw new AssertionError("no service " + name);
	}

	JsonNode post(String path) {
		return answer("POST", "bosswebsocket" + path, null).body();
	}

	Answer answer(String method, String path, @Nullable String body) {
		HttpRequest.Builder request = HttpRequest.newBuilder(this.server.http("/actuator/" + path));
		this.headers.forEach(request::header);
		if (body != null) {
			request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body));
		}
		else {
			request.method(method, BodyPublishers.noBody());
		}
		try {
			HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
			return new Answer(response.statusCode(), response.body());
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * What the actuator has answered.
	 *
	 * @param status the HTTP status
	 * @param text the body
	 */
	record Answer(int status, String text) {

		JsonNode body() {
			return JsonMapper.shared().readTree(this.text);
		}

	}

	/**
	 * Who says his name in a header is believed, and every client has a secret attribute.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Users {

		@Bean
		UserFilter userFilter() {
			return new UserFilter();
		}

		@Bean
		ServiceRegistrationCustomizer secretAttribute() {
			return (service, registration) -> registration.addInterceptors(new SecretAttribute());
		}

	}

	static class UserFilter extends OncePerRequestFilter {

		@Override
		protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
				throws ServletException, IOException {
			String user = request.getHeader("X-User");
			chain.doFilter((user != null) ? new HttpServletRequestWrapper(request) {

				@Override
				public Principal getUserPrincipal() {
					return () -> user;
				}

				@Override
				public boolean isUserInRole(String role) {
					return user.equals("admin") && role.equals("OPERATOR");
				}

			} : request, response);
		}

	}

	private static final class SecretAttribute implements HandshakeInterceptor {

		@Override
		public boolean beforeHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
				Map<String, Object> attributes) {
			attributes.put("apiToken", "secret-attribute");
			attributes.put("home", URI.create("http://localhost/secret-object"));
			return true;
		}

		@Override
		public void afterHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
				@Nullable Exception exception) {
		}

	}

}
