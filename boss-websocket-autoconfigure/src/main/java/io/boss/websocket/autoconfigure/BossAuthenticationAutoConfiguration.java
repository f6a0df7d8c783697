/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure;

import io.boss.websocket.autoconfigure.security.AuthenticationConfiguration;
import io.boss.websocket.security.access.ConnectionAuthentications;
import io.boss.websocket.service.ServiceRegistry;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Import;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.FilterChainProxy;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for what clients are authenticated
 * by: tokens and tickets of browsers, and the end of what they stand for.
 */
@AutoConfiguration(after = BossWebSocketAutoConfiguration.class,
		afterName = "org.springframework.boot.security.oauth2.server.resource.autoconfigure."
				+ "OAuth2ResourceServerAutoConfiguration")
@ConditionalOnClass({ SecurityContextHolder.class, FilterChainProxy.class })
@ConditionalOnBean({ ServiceRegistry.class, ConnectionAuthentications.class })
@Import(AuthenticationConfiguration.class)
public final class BossAuthenticationAutoConfiguration {

}
