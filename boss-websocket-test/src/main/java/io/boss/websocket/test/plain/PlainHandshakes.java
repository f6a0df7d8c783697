/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.plain;

import java.io.IOException;
import java.net.URI;
import java.util.Collection;
import java.util.List;

import io.boss.websocket.endpoint.handshake.EarlyRefusalFilter;
import io.boss.websocket.endpoint.handshake.ServiceDoor;
import io.boss.websocket.endpoint.handshake.ServiceEndpointConfigurer;
import io.boss.websocket.endpoint.handshake.ServicePathMatcher;
import io.boss.websocket.service.ServiceUnit;
import io.boss.websocket.test.TestHandshake;
import io.boss.websocket.test.tester.HandshakePort;
import io.boss.websocket.test.tester.HandshakeRequests;
import io.boss.websocket.test.tester.ServletUser;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.context.support.StaticWebApplicationContext;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;
import org.springframework.web.socket.config.annotation.ServletWebSocketHandlerRegistry;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Handshakes without an application context: the library's own filter, then Spring's
 * mapping of the services. There are no filters of an application.
 */
final class PlainHandshakes implements HandshakePort {

	// Has no beans: mappings ask for some, and there are none.
	private static final StaticWebApplicationContext application = started(new MockServletContext());

	private final MockServletContext context = new MockServletContext();

	private final AbstractHandlerMapping mapping;

	private final EarlyRefusalFilter filter;

	PlainHandshakes(Collection<ServiceUnit> services, ServiceEndpointConfigurer endpoints) {
		ServletWebSocketHandlerRegistry registry = new ServletWebSocketHandlerRegistry();
		endpoints.registerWebSocketHandlers(registry);
		this.mapping = started(registry.getHandlerMapping());
		ServicePathMatcher paths = new ServicePathMatcher(services.stream().map(ServiceUnit::descriptor).toList(), "");
		this.filter = new EarlyRefusalFilter((request) -> door(endpoints, paths.serviceOf(request)));
	}

	private static @Nullable ServiceDoor door(ServiceEndpointConfigurer endpoints, @Nullable String service) {
		return (service != null) ? endpoints.door(service) : null;
	}

	private static StaticWebApplicationContext started(MockServletContext context) {
		StaticWebApplicationContext application = new StaticWebApplicationContext();
		application.setServletContext(context);
		application.refresh();
		return application;
	}

	private static AbstractHandlerMapping started(AbstractHandlerMapping mapping) {
		mapping.setApplicationContext(application);
		if (mapping instanceof SmartLifecycle lifecycle) {
			lifecycle.start();
		}
		return mapping;
	}

	@Override
	public MockHttpServletResponse perform(URI uri, TestHandshake handshake) throws Exception {
		MockHttpServletRequestBuilder builder = HandshakeRequests.of(uri, handshake,
				List.of(new ServletUser(handshake)));
		MockHttpServletRequest request = builder.buildRequest(this.context);
		request = builder.postProcessRequest(request);
		MockHttpServletResponse response = new MockHttpServletResponse();
		this.filter.doFilter(request, response, new Dispatch());
		return response;
	}

	private void handle(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
		ServletRequestPathUtils.parseAndCache(request);
		HandlerExecutionChain chain = find(request);
		if (chain == null) {
			response.setStatus(HttpServletResponse.SC_NOT_FOUND);
			return;
		}
		((HttpRequestHandler) chain.getHandler()).handleRequest(request, response);
	}

	private @Nullable HandlerExecutionChain find(HttpServletRequest request) throws ServletException {
		try {
			return this.mapping.getHandler(request);
		}
		catch (ServletException | RuntimeException ex) {
			throw ex;
		}
		catch (Exception ex) {
			throw new ServletException(ex);
		}
	}

	private final class Dispatch implements FilterChain {

		@Override
		public void doFilter(ServletRequest request, ServletResponse response) throws IOException, ServletException {
			handle((HttpServletRequest) request, (HttpServletResponse) response);
		}

	}

}
