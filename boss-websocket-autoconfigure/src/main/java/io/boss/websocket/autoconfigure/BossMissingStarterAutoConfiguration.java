/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure;

import java.util.List;
import java.util.stream.Stream;

import io.boss.websocket.BossService;
import io.boss.websocket.InvalidConfigurationException;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for applications with services and
 * without what the starter brings: they are told so, instead of running without their
 * services. One that is to have no web at all says so itself.
 */
@AutoConfiguration(after = BossReactiveWebAutoConfiguration.class)
@Conditional(BossMissingStarterAutoConfiguration.AnythingIsMissing.class)
public final class BossMissingStarterAutoConfiguration {

	private static final String SERVLET = "jakarta.servlet.Servlet";

	private static final String MVC = "org.springframework.web.servlet.DispatcherServlet";

	private static final String SPRING_WEBSOCKET = "org.springframework.web.socket.config.annotation.WebSocketConfigurer";

	private static final String SERVER = "jakarta.websocket.server.ServerContainer";

	@Bean
	@ConditionalOnMissingBean(name = "bossReactiveServicesRefusal")
	SmartInitializingSingleton bossMissingStarterRefusal(ConfigurableListableBeanFactory beanFactory,
			Environment environment) {
		return () -> {
			if (!"none".equalsIgnoreCase(environment.getProperty("spring.main.web-application-type"))) {
				refuse(beanFactory);
			}
		};
	}

	private static void refuse(ConfigurableListableBeanFactory beanFactory) {
		List<String> missing = Stream.of(SERVLET, MVC, SPRING_WEBSOCKET, SERVER)
			.filter((name) -> !ClassUtils.isPresent(name, beanFactory.getBeanClassLoader()))
			.toList();
		for (String beanName : beanFactory.getBeanNamesForAnnotation(BossService.class)) {
			Class<?> type = beanFactory.getType(beanName);
			throw new InvalidConfigurationException(
					"Bean '%s'%s is a WebSocket service, and what it needs is not on the class path: %s".formatted(
							beanName, (type != null) ? " (" + type.getName() + ")" : "", String.join(", ", missing)),
					"Depend on boss-websocket-starter in place of boss-websocket-autoconfigure, or set "
							+ "spring.main.web-application-type=none if this application is not to serve clients");
		}
	}

	/**
	 * Condition that something is not on the class path.
	 */
	static class AnythingIsMissing extends AnyNestedCondition {

		AnythingIsMissing() {
			super(ConfigurationPhase.PARSE_CONFIGURATION);
		}

		@ConditionalOnMissingClass(SERVLET)
		static class Servlet {

		}

		@ConditionalOnMissingClass(MVC)
		static class Mvc {

		}

		@ConditionalOnMissingClass(SPRING_WEBSOCKET)
		static class SpringWebSocket {

		}

		@ConditionalOnMissingClass(SERVER)
		static class Server {

		}

	}

}
