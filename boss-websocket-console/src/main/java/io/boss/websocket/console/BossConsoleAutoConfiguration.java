/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.console;

import io.boss.websocket.actuate.EndpointPage;
import io.boss.websocket.service.ServiceRegistry;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.beans.factory.BeanClassLoaderAware;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.EndpointAccessResolver;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.env.Environment;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the console.
 */
@AutoConfiguration(afterName = "io.boss.websocket.autoconfigure.BossWebSocketAutoConfiguration",
		beforeName = "io.boss.websocket.autoconfigure.BossActuatorAutoConfiguration")
@ConditionalOnClass(
		name = "org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint")
@ConditionalOnBean(ServiceRegistry.class)
@EnableConfigurationProperties(ConsoleProperties.class)
@ImportRuntimeHints(BossConsoleAutoConfiguration.PageHints.class)
public final class BossConsoleAutoConfiguration implements BeanClassLoaderAware {

	private @Nullable ClassLoader classLoader;

	@Override
	public void setBeanClassLoader(ClassLoader classLoader) {
		this.classLoader = classLoader;
	}

	@Bean
	@ConditionalOnMissingBean
	EndpointPage bossConsolePage(ConsoleProperties properties, Environment environment, ServiceRegistry registry,
			ObjectProvider<EndpointAccessResolver> access, ObjectProvider<PathMappedEndpoints> endpoints,
			ObjectProvider<JsonMapper> mapper) {
		if (!properties.enabled()) {
			return new DisabledPage();
		}
		boolean playground = properties.isPlayground(this.classLoader);
		return new ConsolePage(
				new ConsoleConfig(environment, access.getIfAvailable(), endpoints, properties, playground),
				playground ? new ServiceTypes(registry, new MessageSchemas(mapper.getIfAvailable(JsonMapper::shared)))
						: null);
	}

	/**
	 * Hints for native images: the files of the page.
	 */
	static final class PageHints implements RuntimeHintsRegistrar {

		@Override
		public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
			hints.resources().registerPattern("io/boss/websocket/console/page/*");
		}

	}

}
