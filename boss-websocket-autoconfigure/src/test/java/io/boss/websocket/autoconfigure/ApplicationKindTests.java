/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceReference;
import io.boss.websocket.BossServices;
import io.boss.websocket.InvalidConfigurationException;
import io.boss.websocket.ServiceState;
import io.boss.websocket.annotation.OnIncoming;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.FactoryBean;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionEvaluationReport;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import org.springframework.web.socket.server.support.WebSocketHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link BossWebSocketAutoConfiguration} and
 * {@link BossReactiveWebAutoConfiguration} in each kind of application, and for what the
 * conditions report says of it.
 */
@ExtendWith(OutputCaptureExtension.class)
class ApplicationKindTests {

	private static final AutoConfigurations AUTO_CONFIGURATIONS = AutoConfigurations.of(
			BossReactiveWebAutoConfiguration.class, BossWebSocketAutoConfiguration.class,
			TaskExecutionAutoConfiguration.class, JacksonAutoConfiguration.class);

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AUTO_CONFIGURATIONS);

	@Test
	void whenApplicationIsAServletApplicationThenServiceRuns() {
		this.runner.withBean(EchoService.class).run((context) -> {
			assertThat(context.getBean(BossServices.class).get("echo").state()).isEqualTo(ServiceState.RUNNING);
			assertThat(context).doesNotHaveBean("bossReactiveServicesRefusal");
		});
	}

	@Test
	void whenApplicationIsNoWebApplicationThenReportSaysSo() {
		new ApplicationContextRunner().withConfiguration(AUTO_CONFIGURATIONS)
			.withBean(EchoService.class)
			.run((context) -> {
				assertThat(context).hasNotFailed().doesNotHaveBean(BossServices.class);
				assertThat(report(context.getSourceApplicationContext())).isEqualTo("not a servlet web application");
			});
	}

	@Test
	void whenWebApplicationTypeIsNoneThenNothingHappensQuietly(CapturedOutput output) {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(EchoConfiguration.class)
			.properties("spring.main.web-application-type=none", "spring.main.banner-mode=off")
			.run()) {
			assertThat(context.getBeanProvider(BossServices.class).stream()).isEmpty();
			assertThat(report(context)).isEqualTo("not a servlet web application");
			assertThat(output).doesNotContain("WARN").doesNotContain("WebSocket");
		}
	}

	@Test
	void whenContainerHasNoWebSocketThenReportNamesTheClass() {
		this.runner.withBean(EchoService.class)
			.withClassLoader(new FilteredClassLoader("jakarta.websocket"))
			.run((context) -> {
				assertThat(context).hasNotFailed().doesNotHaveBean(BossServices.class);
				assertThat(report(context.getSourceApplicationContext()))
					.isEqualTo("@ConditionalOnClass did not find required class "
							+ "'jakarta.websocket.server.ServerContainer'");
			});
	}

	@Test
	void whenSpringWebSocketIsMissingThenReportNamesTheClass() {
		this.runner.withClassLoader(new FilteredClassLoader("org.springframework.web.socket"))
			.run((context) -> assertThat(report(context.getSourceApplicationContext()))
				.isEqualTo("@ConditionalOnClass did not find required class "
						+ "'org.springframework.web.socket.config.annotation.WebSocketConfigurer'"));
	}

	@Test
	void whenReactiveApplicationHasAServiceThenStartFailsAndSaysWhatItNeeds() {
		new ReactiveWebApplicationContextRunner().withConfiguration(AUTO_CONFIGURATIONS)
			.withBean("echo", EchoService.class)
			.run((context) -> assertThat(context).getFailure()
				.hasMessage("Bean 'echo' (%s) is a WebSocket service, which needs a servlet web application, and this "
					.formatted(EchoService.class.getName()) + "one is reactive"));
	}

	@Test
	void whenLazyReactiveApplicationHasAServiceThenStartFailsAllTheSame() {
		new ReactiveWebApplicationContextRunner().withConfiguration(AUTO_CONFIGURATIONS)
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.withBean("echo", EchoService.class)
			.run((context) -> assertThat(context).getFailure().hasMessageContaining("reactive"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "jakarta.websocket", "org.springframework.web.servlet", "org.springframework.web.socket" })
	void whenWhatTheStarterBringsIsMissingThenStartFailsAndNamesTheStarter(String missing) {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(BossReactiveWebAutoConfiguration.class,
					BossMissingStarterAutoConfiguration.class, BossWebSocketAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader(missing))
			.withBean("echo", EchoService.class)
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOfSatisfying(InvalidConfigurationException.class, (ex) -> {
					assertThat(ex).hasMessageStartingWith("Bean 'echo' (" + EchoService.class.getName()
							+ ") is a WebSocket service, and what it needs is not on the class path: " + missing);
					assertThat(ex.action()).contains("Depend on boss-websocket-starter");
				}));
	}

	@Test
	void whenWhatTheStarterBringsIsMissingAndNotNeededThenApplicationStarts() {
		ApplicationContextRunner withoutStarter = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(BossMissingStarterAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader("jakarta.websocket"));
		withoutStarter.run((context) -> assertThat(context).hasNotFailed());
		withoutStarter.withBean(EchoService.class)
			.withPropertyValues("spring.main.web-application-type=none")
			.run((context) -> assertThat(context).hasNotFailed());
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(BossMissingStarterAutoConfiguration.class))
			.withBean(EchoService.class)
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void whenReactiveApplicationHasNoServiceThenItStarts() {
		new ReactiveWebApplicationContextRunner().withConfiguration(AUTO_CONFIGURATIONS)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(BossServices.class));
	}

	@Test
	void whenReactiveApplicationStartsThenFailureIsExplained(CapturedOutput output) {
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> new SpringApplicationBuilder(
				ReactiveConfiguration.class)
			.web(WebApplicationType.REACTIVE)
			.contextFactory(
					(type) -> new org.springframework.boot.web.context.reactive.GenericReactiveWebApplicationContext())
			.run());
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("needs a servlet web application, and this one is reactive.")
			.contains("Set spring.main.web-application-type=servlet");
	}

	@Test
	void whenChildHasAServiceThenParentWithoutWebHasNothing() {
		new ApplicationContextRunner().withConfiguration(AUTO_CONFIGURATIONS)
			.run((parent) -> this.runner.withParent(parent).withBean(EchoService.class).run((child) -> {
				assertThat(child.getBean(BossServices.class).all()).extracting(BossServiceReference::name)
					.containsExactly("echo");
				assertThat(parent).doesNotHaveBean(BossServices.class);
			}));
	}

	@Test
	void whenParentAndChildHaveServicesThenEachIsRegisteredOnce() {
		this.runner.withBean("parentEcho", EchoService.class).run((parent) -> {
			BossServiceReference inParent = parent.getBean(BossServices.class).get("echo");
			this.runner.withParent(parent).withBean("childTalk", TalkService.class).run((child) -> {
				assertThat(child).hasNotFailed();
				assertThat(child.getBean("bossServices", BossServices.class).all())
					.extracting(BossServiceReference::name)
					.containsExactly("talk");
				assertThat(child.getBean("webSocketHandlerMapping", WebSocketHandlerMapping.class).getUrlMap())
					.containsOnlyKeys("/websocket/talk");
				assertThat(parent.getBean(BossServices.class).all()).containsExactly(inParent);
			});
			assertThat(inParent.state()).isEqualTo(ServiceState.RUNNING);
		});
	}

	@Test
	void whenApplicationHasTwoConfigurersThenAllAreMapped() {
		this.runner.withBean(EchoService.class)
			.withUserConfiguration(TwoConfigurersConfiguration.class)
			.run((context) -> assertThat(
					context.getBean("webSocketHandlerMapping", WebSocketHandlerMapping.class).getUrlMap())
				.containsOnlyKeys("/websocket/echo", "/one", "/two"));
	}

	@Test
	void whenUserEnablesWebSocketThenOursBacksOffAndReportSaysWhy() {
		this.runner.withBean(EchoService.class).withUserConfiguration(OwnConfiguration.class).run((context) -> {
			assertThat(context.getBean("webSocketHandlerMapping", WebSocketHandlerMapping.class).getUrlMap())
				.containsOnlyKeys("/websocket/echo", "/own");
			assertThat(report(context.getSourceApplicationContext(),
					BossWebSocketAutoConfiguration.class.getName() + "$EnableWebSocketConfiguration"))
				.startsWith("@ConditionalOnMissingBean (types: org.springframework.web.socket.config.annotation."
						+ "DelegatingWebSocketConfiguration");
		});
	}

	@Test
	void whenThereIsNoJacksonNoMicrometerAndNoValidationThenServiceRuns() {
		this.runner.withBean(EchoService.class)
			.withClassLoader(new FilteredClassLoader("tools.jackson", "com.fasterxml.jackson", "io.micrometer",
					"jakarta.validation"))
			.run((context) -> assertThat(context.getBean(BossServices.class).get("echo").state())
				.isEqualTo(ServiceState.RUNNING));
	}

	@Test
	void whenAFactoryBeanNeedsTheServicesThenThereIsNoCycle() {
		this.runner.withBean(EchoService.class)
			.withUserConfiguration(FactoryConfiguration.class)
			.run((context) -> assertThat(context.getBean("names")).isEqualTo("1 services"));
	}

	private static String report(ConfigurableApplicationContext context) {
		return report(context, BossWebSocketAutoConfiguration.class.getName());
	}

	private static String report(ConfigurableApplicationContext context, String source) {
		return ConditionEvaluationReport.get(context.getBeanFactory())
			.getConditionAndOutcomesBySource()
			.get(source)
			.stream()
			.filter((outcome) -> !outcome.getOutcome().isMatch())
			.map((outcome) -> outcome.getOutcome().getMessage())
			.findFirst()
			.orElseThrow();
	}

	@BossService("echo")
	static class EchoService {

		@OnIncoming
		String echo(String text, BossConnection client) {
			return text;
		}

	}

	@BossService("talk")
	static class TalkService {

		@OnIncoming
		void talk(String text) {
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class EchoConfiguration {

		@Bean
		EchoService echo() {
			return new EchoService();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(BossReactiveWebAutoConfiguration.class)
	static class ReactiveConfiguration {

		@Bean
		EchoService echo() {
			return new EchoService();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TwoConfigurersConfiguration {

		@Bean
		WebSocketConfigurer one() {
			return (registry) -> registry.addHandler(new TextWebSocketHandler(), "/one");
		}

		@Bean
		WebSocketConfigurer two() {
			return (registry) -> registry.addHandler(new TextWebSocketHandler(), "/two");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableWebSocket
	static class OwnConfiguration {

		@Bean
		WebSocketConfigurer own() {
			return (registry) -> registry.addHandler(new TextWebSocketHandler(), "/own");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class FactoryConfiguration {

		@Bean
		NamesFactoryBean names(BossServices services) {
			return new NamesFactoryBean(services);
		}

	}

	static class NamesFactoryBean implements FactoryBean<String> {

		private final BossServices services;

		NamesFactoryBean(BossServices services) {
			this.services = services;
		}

		@Override
		public String getObject() {
			return this.services.all().size() + " services";
		}

		@Override
		public Class<?> getObjectType() {
			return String.class;
		}

	}

}
