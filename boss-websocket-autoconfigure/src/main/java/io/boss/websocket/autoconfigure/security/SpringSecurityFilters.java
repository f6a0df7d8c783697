/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.security;

import java.util.Collections;
import java.util.Map;

import io.boss.websocket.InstanceKey;
import io.boss.websocket.autoconfigure.discovery.ServiceDiscovery;
import io.boss.websocket.log.LogLine;
import io.boss.websocket.security.access.FilterChains;
import io.boss.websocket.security.access.PrivateFields;
import io.boss.websocket.service.discovery.ServiceDescriptor;
import io.boss.websocket.service.discovery.ServiceTemplate;
import jakarta.servlet.ServletContext;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.config.BeanIds;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.access.WebInvocationPrivilegeEvaluator;

/**
 * Filters of Spring Security in front of services.
 */
final class SpringSecurityFilters implements SecurityGuard.HandshakeFilters {

	private static final Log logger = LogFactory.getLog(SpringSecurityFilters.class);

	private static final Authentication STRANGER = new AnonymousAuthenticationToken("stranger", "anonymousUser",
			AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));

	private final BeanFactory beanFactory;

	private final ServiceDiscovery services;

	private final String servletPath;

	private final ServletContext servletContext;

	private final PrivateFields fields = new PrivateFields();

	SpringSecurityFilters(BeanFactory beanFactory, ServiceDiscovery services, String servletPath,
			ServletContext servletContext) {
		this.beanFactory = beanFactory;
		this.services = services;
		this.servletPath = servletPath;
		this.servletContext = servletContext;
	}

	@Override
	public boolean cover(String service) {
		FilterChains chains = chains();
		return chains != null && chains.cover(path(service));
	}

	@Override
	public @Nullable String ambientLogin(String service) {
		FilterChains chains = chains();
		return (chains != null) ? chains.ambientLogin(path(service)) : null;
	}

	@Override
	public boolean letStrangersIn(String service) {
		FilterChains chains = chains();
		return chains == null || !chains.cover(path(service)) || isAllowed(path(service));
	}

	// A rule of the application's own may want a real request, and fails without.
	private boolean isAllowed(String path) {
		WebInvocationPrivilegeEvaluator evaluator = this.beanFactory
			.getBeanProvider(WebInvocationPrivilegeEvaluator.class)
			.getIfUnique();
		try {
			return evaluator != null
					&& evaluator.isAllowed(this.servletContext.getContextPath(), path, HttpMethod.GET.name(), STRANGER);
		}
		catch (RuntimeException ex) {
			logger.debug("Nothing is known of who may connect at " + path + ": " + LogLine.of(ex));
			return false;
		}
	}

	// Not injected: it is declared as a mere filter, and may be none of ours to start.
	private @Nullable FilterChains chains() {
		String name = BeanIds.SPRING_SECURITY_FILTER_CHAIN;
		return (this.beanFactory.containsBean(name) && this.beanFactory.getBean(name) instanceof FilterChainProxy proxy)
				? new FilterChains(proxy, this.servletContext, this.fields) : null;
	}

	// Of a service with keys, that of some key.
	private String path(String service) {
		return this.servletPath + this.services.services()
			.stream()
			.filter((candidate) -> candidate.name().equals(service))
			.map(SpringSecurityFilters::path)
			.findFirst()
			.orElseThrow();
	}

	private static String path(ServiceDescriptor service) {
		ServiceTemplate template = service.template();
		if (template == null) {
			return service.path();
		}
		String key = String.join("/", Collections.nCopies(template.variables().size(), "1"));
		return service.pathOf(new InstanceKey(service.name(), key, Map.of()));
	}

}
