/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.BossServices;
import io.boss.websocket.FakeConnection;
import io.boss.websocket.ServiceState;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.config.EndpointSettings;
import io.boss.websocket.config.EndpointSettingsCustomizer;
import io.boss.websocket.config.Heartbeat;
import io.boss.websocket.config.MessageConverterCustomizer;
import io.boss.websocket.config.OutboundLimits;
import io.boss.websocket.config.ServiceExecutorCustomizer;
import io.boss.websocket.config.ServiceRegistrationCustomizer;
import io.boss.websocket.conversion.ServiceConverters;
import io.boss.websocket.spi.HandlerFactory;
import io.boss.websocket.spi.MessageEncoder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.converter.StringMessageConverter;
import org.springframework.web.socket.server.support.HttpSessionHandshakeInterceptor;
import org.springframework.web.socket.server.support.WebSocketHandlerMapping;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the customizers, and for beans of the application that take the place of
 * ours.
 */
class CustomizersTests {

	private static final List<String> calls = Collections.synchronizedList(new ArrayList<>());

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(BossWebSocketAutoConfiguration.class,
				TaskExecutionAutoConfiguration.class, JacksonAutoConfiguration.class))
		.withBean(OneService.class)
		.withBean(TwoService.class);

	@BeforeEach
	void forgetCalls() {
		calls.clear();
	}

	@Test
	void whenThereAreExecutorCustomizersThenTheyWrapInOrderForEachService() {
		this.runner.withUserConfiguration(ExecutorConfiguration.class).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(calls).startsWith("first one", "second one", "first two", "second two");
			// The last one is the outermost: what it does comes first.
			assertThat(calls.subList(4, calls.size())).containsSubsequence("run second one", "run first one");
			assertThat(context.getBean(BossServices.class).get("one").state()).isEqualTo(ServiceState.RUNNING);
		});
	}

	@Test
	void whenThereAreSettingsCustomizersThenEachSeesWhatTheOneBeforeMade() {
		this.runner.withUserConfiguration(SettingsConfiguration.class)
			.withPropertyValues("boss.websocket.services.two.max-message-size=5B")
			.run((context) -> assertThat(calls).containsExactly("first one 65536", "second one 1000", "first two 5",
					"second two 1000"));
	}

	@Test
	void whenSettingsAreChangedThenTheRestStays() {
		OutboundLimits limits = OutboundLimits.of(1, 2, Duration.ofSeconds(3), Duration.ofSeconds(4));
		EndpointSettings settings = EndpointSettings.of(1, limits)
			.withCloseWhenMailboxFull(true)
			.withSessionCookie("cookie")
			.withAllowedOrigins(List.of("a"))
			.withAllowedOriginPatterns(List.of("b"));
		Heartbeat heartbeat = Heartbeat.of(Duration.ofSeconds(13), Duration.ofSeconds(14));
		OutboundLimits other = OutboundLimits.of(5, 6, Duration.ofSeconds(7), Duration.ofSeconds(8));
		assertThat(settings.withMaxMessageSize(9)
			.withHeartbeat(heartbeat)
			.withIdleTimeout(Duration.ofSeconds(10))
			.withMaxAge(Duration.ofSeconds(12))
			.withOutbound(other)
			.withAllowedOrigins(List.of("c")))
			.isEqualTo(EndpointSettings.of(9, other)
				.withCloseWhenMailboxFull(true)
				.withHeartbeat(heartbeat)
				.withIdleTimeout(Duration.ofSeconds(10))
				.withMaxAge(Duration.ofSeconds(12))
				.withSessionCookie("cookie")
				.withAllowedOrigins(List.of("c"))
				.withAllowedOriginPatterns(List.of("b")));
	}

	@Test
	void whenThereAreRegistrationCustomizersThenTheyAreAskedLastAndInOrder() {
		this.runner.withUserConfiguration(RegistrationConfiguration.class).run((context) -> {
			assertThat(calls).containsExactly("first one", "second one", "first two", "second two");
			Object handler = context.getBean("webSocketHandlerMapping", WebSocketHandlerMapping.class)
				.getUrlMap()
				.get("/websocket/one");
			assertThat(((WebSocketHttpRequestHandler) handler).getHandshakeInterceptors())
				.hasAtLeastOneElementOfType(HttpSessionHandshakeInterceptor.class);
		});
	}

	@Test
	void whenThereAreConverterCustomizersThenTheFirstConverterOfTheServiceConverts() {
		this.runner.withUserConfiguration(ConverterConfiguration.class).run((context) -> {
			MessageEncoder encoder = context.getBean(MessageEncoder.class);
			FakeConnection connection = new FakeConnection("a");
			assertThat(encoder.encode(List.of("x"), connection)).isEqualTo(BossMessage.text("[\"x\"]"));
			assertThat(encoder.encode(new StringBuilder("x"), connection)).isEqualTo(BossMessage.text("second x"));
			assertThat(calls).contains("first 1", "second 2");
		});
	}

	@Test
	void whenUserHasConvertersThenTheyWin() {
		ServiceConverters own = new ServiceConverters(List.of(new StringMessageConverter()), List.of());
		this.runner.withBean("own", ServiceConverters.class, () -> own)
			.run((context) -> assertThat(context.getBean(ServiceConverters.class)).isSameAs(own));
	}

	@Test
	void whenUserHasAHandlerFactoryThenItWins() {
		this.runner.withBean(OwnHandlerFactory.class).run((context) -> {
			assertThat(context).hasSingleBean(HandlerFactory.class);
			assertThat(calls).contains("own one", "own two");
		});
	}

	@BossService
	static class OneService {

		@OnInit
		String init() {
			return "";
		}

		@OnIncoming
		void said(BossMessage message) {
		}

	}

	@BossService
	static class TwoService {

		@OnIncoming
		void said(BossMessage message) {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ExecutorConfiguration {

		@Bean
		@Order(2)
		ServiceExecutorCustomizer second() {
			return customizer("second");
		}

		@Bean
		@Order(1)
		ServiceExecutorCustomizer first() {
			return customizer("first");
		}

		private static ServiceExecutorCustomizer customizer(String name) {
			return (service, executor) -> {
				calls.add(name + " " + service);
				return (task) -> {
					calls.add("run " + name + " " + service);
					executor.execute(task);
				};
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class SettingsConfiguration {

		@Bean
		@Order(2)
		EndpointSettingsCustomizer second() {
			return (service, settings) -> {
				calls.add("second " + service + " " + settings.maxMessageSize());
				return settings;
			};
		}

		@Bean
		@Order(1)
		EndpointSettingsCustomizer first() {
			return (service, settings) -> {
				calls.add("first " + service + " " + settings.maxMessageSize());
				return settings.withMaxMessageSize(1000);
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class RegistrationConfiguration {

		@Bean
		@Order(2)
		ServiceRegistrationCustomizer second() {
			return (service, registration) -> calls.add("second " + service);
		}

		@Bean
		@Order(1)
		ServiceRegistrationCustomizer first() {
			return (service, registration) -> {
				calls.add("first " + service);
				registration.addInterceptors(new HttpSessionHandshakeInterceptor());
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ConverterConfiguration {

		@Bean
		@Order(2)
		MessageConverterCustomizer second() {
			return (service, converters) -> {
				calls.add("second " + converters.size());
				converters.add(0, new BuilderConverter("second "));
			};
		}

		@Bean
		@Order(1)
		MessageConverterCustomizer first() {
			return (service, converters) -> {
				calls.add("first " + converters.size());
				converters.add(0, new BuilderConverter("first "));
			};
		}

	}

	static class BuilderConverter extends StringMessageConverter {

		private final String prefix;

		BuilderConverter(String prefix) {
			this.prefix = prefix;
			setSerializedPayloadClass(String.class);
		}

		@Override
		protected boolean supports(Class<?> type) {
			return type == StringBuilder.class;
		}

		@Override
		protected Object convertToInternal(Object payload, MessageHeaders headers, Object hint) {
			return this.prefix + payload;
		}

	}

	static class OwnHandlerFactory implements HandlerFactory {

		@Override
		public boolean supports(Class<?> type) {
			return true;
		}

		@Override
		public Function<Object, BossServiceHandler<?>> prepare(String service, String beanName, Class<?> type) {
			calls.add("own " + service);
			return (bean) -> new BossServiceHandler<Object>() {

			};
		}

	}

}
