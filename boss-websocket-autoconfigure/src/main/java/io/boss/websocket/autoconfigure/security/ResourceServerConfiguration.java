/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.security;

import io.boss.websocket.security.AuthenticationExpiry;
import io.boss.websocket.security.ProviderTokenAuthenticator;
import io.boss.websocket.security.TokenAuthenticator;
import io.boss.websocket.security.lifetime.OAuth2TokenExpiry;
import io.boss.websocket.security.token.QueryTokenGuard;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.authentication.OpaqueTokenAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Configuration of bearer tokens, as the application's resource server understands them.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(BearerTokenAuthenticationToken.class)
class ResourceServerConfiguration {

	@Bean
	@ConditionalOnMissingBean(AuthenticationExpiry.class)
	OAuth2TokenExpiry bossAuthenticationExpiry() {
		return new OAuth2TokenExpiry();
	}

	// Filter chains are beans that others may still be about to change.
	@Bean
	@ConditionalOnBooleanProperty(name = "boss.websocket.authentication.tokens-in-query", havingValue = false,
			matchIfMissing = true)
	static SmartInitializingSingleton bossQueryTokenGuard(ObjectProvider<SecurityFilterChain> chains) {
		return () -> QueryTokenGuard.check(chains.orderedStream());
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(JwtDecoder.class)
	@ConditionalOnBean(JwtDecoder.class)
	@ConditionalOnMissingBean(TokenAuthenticator.class)
	static class JwtConfiguration {

		@Bean
		TokenAuthenticator bossJwtAuthenticator(JwtDecoder decoder,
				ObjectProvider<JwtAuthenticationConverter> converter) {
			JwtAuthenticationProvider provider = new JwtAuthenticationProvider(decoder);
			converter.ifUnique(provider::setJwtAuthenticationConverter);
			return new ProviderTokenAuthenticator(provider);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBean(OpaqueTokenIntrospector.class)
	@ConditionalOnMissingBean(TokenAuthenticator.class)
	static class OpaqueConfiguration {

		@Bean
		TokenAuthenticator bossOpaqueTokenAuthenticator(OpaqueTokenIntrospector introspector,
				ObjectProvider<OpaqueTokenAuthenticationConverter> converter) {
			OpaqueTokenAuthenticationProvider provider = new OpaqueTokenAuthenticationProvider(introspector);
			converter.ifUnique(provider::setAuthenticationConverter);
			return new ProviderTokenAuthenticator(provider);
		}

	}

}
