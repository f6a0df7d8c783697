/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.security;

import java.util.Map;

import io.boss.websocket.autoconfigure.discovery.ServiceDiscovery;
import io.boss.websocket.autoconfigure.executor.EngineExecutors;
import io.boss.websocket.autoconfigure.properties.BossProperties;
import io.boss.websocket.autoconfigure.properties.BossPropertiesMapper;
import io.boss.websocket.endpoint.ConnectionClock;
import io.boss.websocket.security.AuthenticationExpiry;
import io.boss.websocket.security.TicketStore;
import io.boss.websocket.security.TokenAuthenticator;
import io.boss.websocket.security.access.AccessCheck;
import io.boss.websocket.security.access.ConnectionAuthentications;
import io.boss.websocket.security.lifetime.AccessRecheck;
import io.boss.websocket.security.lifetime.CredentialVerifier;
import io.boss.websocket.security.lifetime.LifetimeSettings;
import io.boss.websocket.security.lifetime.Lifetimes;
import io.boss.websocket.security.token.InMemoryTicketStore;
import io.boss.websocket.security.token.PresentedSecretCheck;
import io.boss.websocket.security.token.ServiceRequests;
import io.boss.websocket.security.token.TicketEndpoint;
import io.boss.websocket.security.token.Tickets;
import io.boss.websocket.security.token.TokenFilter;
import io.boss.websocket.service.ServiceRegistry;
import io.boss.websocket.timing.EngineClock;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/**
 * Configuration of what clients are authenticated by, with Spring Security.
 */
@Configuration(proxyBeanMethods = false)
@Import(ResourceServerConfiguration.class)
public final class AuthenticationConfiguration {

	// Before the filters of Spring Security, and behind the one that counts refusals.
	private static final int TOKEN_FILTER = Ordered.HIGHEST_PRECEDENCE + 20;

	private final BossProperties.Authentication properties;

	private final String servletPath;

	AuthenticationConfiguration(BossProperties properties, Environment environment) {
		this.properties = new BossPropertiesMapper(properties).authentication();
		this.servletPath = environment.getProperty("spring.mvc.servlet.path", "");
	}

	@Bean
	FilterRegistrationBean<TokenFilter> bossTokenFilter(ServiceRegistry services, ObjectProvider<Tickets> tickets) {
		FilterRegistrationBean<TokenFilter> filter = new FilterRegistrationBean<>(
				TokenFilter.of(new ServiceRequests(services, this.servletPath), this.properties.bearerEnabled(),
						tickets.getIfAvailable(), this.properties.tokensInQuery()));
		filter.setOrder(TOKEN_FILTER);
		return filter;
	}

	@Bean
	@Order(0)
	PresentedSecretCheck bossPresentedSecretCheck() {
		return new PresentedSecretCheck();
	}

	@Bean
	AccessRecheck bossAccessRecheck(AccessCheck rules, ObjectProvider<SecurityContextHolderStrategy> strategy) {
		return new AccessRecheck(rules, BossSecurityConfiguration.SpringSecurity.supplier(strategy));
	}

	@Bean
	Lifetimes bossLifetimes(ConnectionClock clock, EngineClock time, ServiceRegistry services,
			EngineExecutors executors, ConnectionAuthentications authentications, AccessRecheck recheck,
			ObjectProvider<TokenAuthenticator> tokens, ObjectProvider<Tickets> tickets,
			ObjectProvider<AuthenticationExpiry> expiry) {
		LifetimeSettings settings = new LifetimeSettings(this.properties.inBand(), this.properties.warnBefore(),
				this.properties.sessionGrace(), this.properties.maxAge());
		CredentialVerifier verifier = new CredentialVerifier(tokens.getIfAvailable(), tickets.getIfAvailable(),
				expiry.getIfAvailable(() -> (authentication) -> null));
		return new Lifetimes(settings, clock, time, services, verifier, authentications, recheck, executors.executor());
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty("boss.websocket.authentication.ticket.enabled")
	static class TicketConfiguration {

		private final BossProperties properties;

		TicketConfiguration(BossProperties properties) {
			this.properties = properties;
		}

		@Bean
		@ConditionalOnMissingBean(TicketStore.class)
		InMemoryTicketStore bossTicketStore(EngineClock clock) {
			return new InMemoryTicketStore(ticket().maxOutstanding(), clock);
		}

		@Bean
		Tickets bossTickets(TicketStore store, EngineClock clock) {
			return new Tickets(store, ticket().validity(), clock);
		}

		@Bean
		SimpleUrlHandlerMapping bossTicketMapping(Tickets tickets, ServiceRegistry services,
				ObjectProvider<SecurityContextHolderStrategy> strategy) {
			String path = ServiceDiscovery.paths(this.properties.baseUrl()).below(ticket().path());
			return new SimpleUrlHandlerMapping(Map.of(path,
					new TicketEndpoint(tickets, services, BossSecurityConfiguration.SpringSecurity.supplier(strategy))),
					1);
		}

		private BossProperties.Ticket ticket() {
			return this.properties.websocket().authentication().ticket();
		}

	}

}
