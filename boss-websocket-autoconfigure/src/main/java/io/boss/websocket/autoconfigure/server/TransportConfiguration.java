/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.server;

import io.boss.websocket.autoconfigure.executor.EngineExecutors;
import io.boss.websocket.autoconfigure.properties.BossProperties;
import io.boss.websocket.endpoint.Transport;
import io.boss.websocket.timing.EngineTime;
import org.apache.coyote.http11.Http11NioProtocol;
import org.eclipse.jetty.ee11.servlet.ServletContextRequest;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.boot.jetty.ConfigurableJettyWebServerFactory;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Configuration of the transport of the frames of clients.
 */
@Configuration(proxyBeanMethods = false)
public final class TransportConfiguration {

	@Bean
	TransportFactory bossTransportFactory(BossProperties properties, EngineExecutors executors, EngineTime time,
			ObjectProvider<TomcatConnectors> tomcat, ObjectProvider<JettyConnectors> jetty) {
		return new TransportFactory(properties, executors, time, tomcat, jetty);
	}

	@Bean
	@ConditionalOnMissingBean(value = Transport.class, search = SearchStrategy.CURRENT)
	Transport bossTransport(TransportFactory factory) {
		return factory.create();
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ ConfigurableTomcatWebServerFactory.class, Http11NioProtocol.class })
	static class TomcatConfiguration {

		@Bean
		TomcatConnectors bossTomcatConnectors(BossProperties properties) {
			return new TomcatConnectors(properties);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ ConfigurableJettyWebServerFactory.class, ServletContextRequest.class })
	static class JettyConfiguration {

		@Bean
		JettyConnectors bossJettyConnectors(BossProperties properties) {
			return new JettyConnectors(properties.websocket());
		}

	}

}
