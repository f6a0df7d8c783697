/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.security.access;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.boss.websocket.log.LogTrace;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.FilterInvocation;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationConverter;
import org.springframework.security.web.context.DelegatingSecurityContextRepository;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;

/**
 * View of what Spring Security's filters do with the handshakes of a service, as far as
 * it can be seen before there are any.
 */
public final class FilterChains {

	private static final Log logger = LogFactory.getLog(FilterChains.class);

	// Each takes what browsers send by themselves, or what a server in front of this one
	// makes of that, whoever has made them send a request. So does what extends them.
	private static final Set<String> REPEATED_BY_BROWSERS = Set.of(
			"org.springframework.security.web.authentication.rememberme.RememberMeAuthenticationFilter",
			"org.springframework.security.web.authentication.www.BasicAuthenticationFilter",
			"org.springframework.security.web.authentication.www.DigestAuthenticationFilter",
			"org.springframework.security.web.authentication.preauth.x509.X509AuthenticationFilter",
			"org.springframework.security.web.authentication.preauth.RequestAttributeAuthenticationFilter",
			"org.springframework.security.web.authentication.preauth.j2ee.J2eePreAuthenticatedProcessingFilter",
			"org.springframework.security.kerberos.web.authentication.SpnegoAuthenticationProcessingFilter");

	// What reads the login of a session, and in which field it has where from.
	private static final Map<String, String> REPOSITORIES = Map.of(
			"org.springframework.security.web.context.SecurityContextHolderFilter", "securityContextRepository",
			"org.springframework.security.web.context.SecurityContextPersistenceFilter", "repo");

	private static final String PURPOSE = "whether a filter chain remembers logins";

	private static final Class<?> FORGETTING = RequestAttributeSecurityContextRepository.class;

	private final FilterChainProxy proxy;

	private final ServletContext servletContext;

	private final PrivateFields fields;

	/**
	 * Creates a view of filter chains.
	 * @param proxy what has them
	 * @param servletContext where they are
	 * @param fields looks into filters
	 */
	public FilterChains(FilterChainProxy proxy, ServletContext servletContext, PrivateFields fields) {
		this.proxy = proxy;
		this.servletContext = servletContext;
		this.fields = fields;
	}

	/**
	 * Whether handshakes go through a filter chain.
	 * @param path the path of the service below the context path
	 * @return whether there is a chain for it that has any filters
	 */
	public boolean cover(String path) {
		return !filters(path).isEmpty();
	}

	/**
	 * Looks for a login that browsers repeat by themselves, also for pages of other
	 * sites.
	 * @param path the path of the service below the context path
	 * @return what there is, for people, or {@code null} if nothing was found
	 */
	public @Nullable String ambientLogin(String path) {
		for (Filter filter : filters(path)) {
			String login = login(filter);
			if (login != null) {
				return login;
			}
		}
		return null;
	}

	private @Nullable String login(Filter filter) {
		if (filter instanceof AuthenticationFilter general
				&& general.getAuthenticationConverter() instanceof BasicAuthenticationConverter) {
			return "a password, which " + filter.getClass().getSimpleName() + " takes";
		}
		for (Class<?> type = filter.getClass(); type != null; type = type.getSuperclass()) {
			if (REPEATED_BY_BROWSERS.contains(type.getName())) {
				return (type == filter.getClass()) ? type.getSimpleName()
						: filter.getClass().getSimpleName() + ", a " + type.getSimpleName();
			}
			String field = REPOSITORIES.get(type.getName());
			if (field != null) {
				SecurityContextRepository repository = this.fields.read(filter, field, SecurityContextRepository.class,
						PURPOSE);
				return (repository != null && isRemembering(repository)) ? "a login that the HTTP session remembers"
						: null;
			}
		}
		return null;
	}

	// Those of the first chain for the path, and of chains before it of which it cannot
	// be
	// told.
	private List<Filter> filters(String path) {
		HttpServletRequest request = new HandshakeProbe(
				new FilterInvocation("", path, "GET", this.servletContext).getRequest());
		List<Filter> filters = new ArrayList<>();
		for (SecurityFilterChain chain : this.proxy.getFilterChains()) {
			Boolean matches = matches(chain, request);
			if (!Boolean.FALSE.equals(matches)) {
				filters.addAll(chain.getFilters());
			}
			if (Boolean.TRUE.equals(matches)) {
				break;
			}
		}
		return filters;
	}

	// A matcher may want more of a request than this one has.
	private static @Nullable Boolean matches(SecurityFilterChain chain, HttpServletRequest request) {
		try {
			return chain.matches(request);
		}
		catch (RuntimeException ex) {
			LogTrace.debug(logger, "Cannot tell whether " + chain + " is for " + request.getRequestURI(), ex);
			return null;
		}
	}

	// Of a repository of the application nobody knows, and it is taken for the worst.
	private boolean isRemembering(SecurityContextRepository repository) {
		if (repository instanceof DelegatingSecurityContextRepository delegating) {
			List<?> delegates = this.fields.read(delegating, "delegates", List.class, PURPOSE);
			return delegates != null && !delegates.stream().allMatch(FORGETTING::isInstance);
		}
		return !FORGETTING.isInstance(repository) && !(repository instanceof NullSecurityContextRepository);
	}

	/**
	 * Request that matchers can leave attributes on.
	 */
	private static final class HandshakeProbe extends HttpServletRequestWrapper {

		private final Map<String, Object> attributes = new HashMap<>();

		private HandshakeProbe(HttpServletRequest request) {
			super(request);
		}

		@Override
		public @Nullable Object getAttribute(String name) {
			return this.attributes.get(name);
		}

		@Override
		public void setAttribute(String name, Object value) {
			this.attributes.put(name, value);
		}

		@Override
		public void removeAttribute(String name) {
			this.attributes.remove(name);
		}

	}

}
