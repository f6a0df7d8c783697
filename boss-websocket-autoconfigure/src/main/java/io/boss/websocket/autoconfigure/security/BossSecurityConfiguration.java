/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.security;

import java.util.function.Supplier;

import io.boss.websocket.autoconfigure.discovery.ServiceDiscovery;
import io.boss.websocket.autoconfigure.properties.BossProperties;
import io.boss.websocket.autoconfigure.properties.ResolvedServices;
import io.boss.websocket.endpoint.handshake.EarlyRefusalFilter;
import io.boss.websocket.endpoint.handshake.ServiceDoor;
import io.boss.websocket.endpoint.handshake.ServiceEndpointConfigurer;
import io.boss.websocket.endpoint.handshake.ServicePathMatcher;
import io.boss.websocket.security.access.AccessCheck;
import io.boss.websocket.security.access.AuthenticationArgumentResolver;
import io.boss.websocket.security.access.ConnectionAuthentications;
import io.boss.websocket.security.access.RequestPrincipals;
import io.boss.websocket.security.access.SecurityCallbackObserver;
import io.boss.websocket.security.access.ServletRequestPrincipals;
import io.boss.websocket.security.access.SpringSecurityDenial;
import io.boss.websocket.security.access.SpringSecurityRequestPrincipals;
import jakarta.servlet.ServletContext;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.config.core.GrantedAuthorityDefaults;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.util.function.SingletonSupplier;

/**
 * Configuration of who may connect, and of the principals that callbacks are run for:
 * with Spring Security if it is there.
 */
@Configuration(proxyBeanMethods = false)
@Import(AllowedHostsConfiguration.class)
public class BossSecurityConfiguration {

	// Before the filters of Spring Security, of whose answers it has to know, and behind
	// those that prepare requests.
	private static final int EARLY = Ordered.HIGHEST_PRECEDENCE + 10;

	@Bean
	FilterRegistrationBean<EarlyRefusalFilter> bossEarlyRefusalFilter(BossProperties properties,
			Environment environment, ObjectProvider<ServiceDiscovery> services,
			ObjectProvider<ServiceEndpointConfigurer> endpoints) {
		String servletPath = servletPath(environment);
		Supplier<ServicePathMatcher> paths = SingletonSupplier
			.of(() -> new ServicePathMatcher(services.getObject().services(), servletPath));
		FilterRegistrationBean<EarlyRefusalFilter> filter = new FilterRegistrationBean<>(
				new EarlyRefusalFilter((request) -> door(endpoints.getObject(), paths.get().serviceOf(request))));
		filter.addUrlPatterns(servletPath + ServiceDiscovery.paths(properties.baseUrl()).of("") + "*");
		filter.setOrder(EARLY);
		return filter;
	}

	private static String servletPath(Environment environment) {
		String path = environment.getProperty("spring.mvc.servlet.path", "");
		return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
	}

	private static @Nullable ServiceDoor door(ServiceEndpointConfigurer endpoints, @Nullable String service) {
		return (service != null) ? endpoints.door(service) : null;
	}

	// After checks that find out who a client is.
	@Bean
	@Order(Ordered.LOWEST_PRECEDENCE - 100)
	AccessCheck bossAccessCheck(ResolvedServices services, RequestPrincipals principals) {
		return new AccessCheck((service) -> services.of(service).access(), principals);
	}

	// The beans of a nested class are defined before those of the class around it.
	@Bean
	@ConditionalOnMissingBean
	RequestPrincipals bossServletRequestPrincipals() {
		return new ServletRequestPrincipals();
	}

	@Bean
	SecurityGuard bossSecurityGuard(ResolvedServices services, ObjectProvider<SecurityGuard.HandshakeFilters> filters) {
		return new SecurityGuard(services, filters.getIfAvailable(() -> SecurityGuard.HandshakeFilters.UNKNOWN));
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ SecurityContextHolder.class, GrantedAuthorityDefaults.class, FilterChainProxy.class })
	static class SpringSecurity {

		@Bean
		ConnectionAuthentications bossConnectionAuthentications() {
			return new ConnectionAuthentications();
		}

		// Other observers may want to know whom a callback is run for.
		@Bean
		@Order(Ordered.HIGHEST_PRECEDENCE)
		SecurityCallbackObserver bossSecurityCallbackObserver(ObjectProvider<SecurityContextHolderStrategy> strategy,
				ConnectionAuthentications authentications) {
			return new SecurityCallbackObserver(supplier(strategy), authentications);
		}

		// An application's own resolvers come first.
		@Bean
		@Order(Ordered.LOWEST_PRECEDENCE)
		AuthenticationArgumentResolver bossAuthenticationArgumentResolver(
				ObjectProvider<SecurityContextHolderStrategy> strategy) {
			return new AuthenticationArgumentResolver(supplier(strategy));
		}

		@Bean
		SpringSecurityDenial bossSpringSecurityDenial() {
			return new SpringSecurityDenial();
		}

		@Bean
		@ConditionalOnMissingBean(RequestPrincipals.class)
		SpringSecurityRequestPrincipals bossSpringSecurityRequestPrincipals(
				ObjectProvider<SecurityContextHolderStrategy> strategy,
				ObjectProvider<GrantedAuthorityDefaults> defaults, ObjectProvider<RoleHierarchy> hierarchy) {
			GrantedAuthorityDefaults unique = defaults.getIfUnique();
			return new SpringSecurityRequestPrincipals(supplier(strategy),
					(unique != null) ? unique.getRolePrefix() : "ROLE_", hierarchy.getIfUnique());
		}

		@Bean
		SpringSecurityFilters bossSpringSecurityFilters(BeanFactory beanFactory, ServiceDiscovery services,
				Environment environment, ServletContext servletContext) {
			return new SpringSecurityFilters(beanFactory, services, servletPath(environment), servletContext);
		}

		static Supplier<SecurityContextHolderStrategy> supplier(
				ObjectProvider<SecurityContextHolderStrategy> strategy) {
			SecurityContextHolderStrategy unique = strategy.getIfUnique();
			return (unique != null) ? () -> unique : SecurityContextHolder::getContextHolderStrategy;
		}

	}

}
