/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.security.token;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.stream.Stream;

import io.boss.websocket.InvalidConfigurationException;
import io.boss.websocket.endpoint.handshake.HandshakeSecret;
import io.boss.websocket.endpoint.handshake.MisplacedSecretCheck;
import io.boss.websocket.log.LogTrace;
import io.boss.websocket.security.access.PrivateFields;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Guard that finds out whether the application's own filters take bearer tokens from the
 * query: it shows them a request that has one there, and nothing else.
 */
public final class QueryTokenGuard {

	private static final Log logger = LogFactory.getLog(QueryTokenGuard.class);

	private static final String PROBE = "probe";

	private static final String ACTION = "Let clients show tokens in the header Authorization, browsers in a "
			+ "subprotocol (boss.websocket.authentication.bearer-enabled), or set "
			+ MisplacedSecretCheck.QUERY_PROPERTY + " if you mean it";

	private QueryTokenGuard() {
	}

	/**
	 * Refuses chains that take tokens from the query.
	 * @param chains the filter chains of the application
	 * @throws InvalidConfigurationException if there is one
	 */
	public static void check(Stream<SecurityFilterChain> chains) {
		PrivateFields fields = new PrivateFields();
		chains.forEach((chain) -> {
			if (chain.getFilters().stream().anyMatch((filter) -> takesFromQuery(filter, fields))) {
				throw new InvalidConfigurationException(
						"A filter chain takes bearer tokens from the query, from where they get into the logs of "
								+ "servers and proxies: " + chain,
						ACTION);
			}
		});
	}

	private static boolean takesFromQuery(Filter filter, PrivateFields fields) {
		if (!(filter instanceof BearerTokenAuthenticationFilter)) {
			return false;
		}
		try {
			AuthenticationConverter converter = fields.read(filter, "authenticationConverter",
					AuthenticationConverter.class, "whether a filter chain takes tokens from the query");
			return converter != null && isProbe(converter.convert(probe()));
		}
		catch (RuntimeException ex) {
			LogTrace.debug(logger, "Cannot tell where a filter takes bearer tokens from", ex);
			return false;
		}
	}

	private static boolean isProbe(@Nullable Authentication found) {
		return found instanceof BearerTokenAuthenticationToken bearer && bearer.getToken().equals(PROBE);
	}

	private static HttpServletRequest probe() {
		return (HttpServletRequest) Proxy.newProxyInstance(QueryTokenGuard.class.getClassLoader(),
				new Class<?>[] { HttpServletRequest.class }, (proxy, method, arguments) -> answer(method));
	}

	private static @Nullable Object answer(Method method) {
		return switch (method.getName()) {
			case "getMethod" -> "GET";
			case "getRequestURI", "getServletPath" -> "/";
			case "getQueryString" -> HandshakeSecret.BEARER.queryParameter() + "=" + PROBE;
			case "getParameter" -> PROBE;
			case "getParameterValues" -> new String[] { PROBE };
			case "getParameterMap" -> Map.of(HandshakeSecret.BEARER.queryParameter(), new String[] { PROBE });
			default -> nothing(method.getReturnType());
		};
	}

	private static @Nullable Object nothing(Class<?> type) {
		if (type == Enumeration.class) {
			return Collections.emptyEnumeration();
		}
		if (type == boolean.class) {
			return false;
		}
		if (type == long.class) {
			return 0L;
		}
		return type.isPrimitive() ? 0 : null;
	}

}
