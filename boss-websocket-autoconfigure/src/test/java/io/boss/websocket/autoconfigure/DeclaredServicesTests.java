/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure;

import java.util.List;
import java.util.concurrent.Executor;

import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.BossServiceReference;
import io.boss.websocket.BossServices;
import io.boss.websocket.FakeConnection;
import io.boss.websocket.InvalidConfigurationException;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.autoconfigure.discovery.ServiceDiscovery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.core.task.SyncTaskExecutor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Services whose beans are not declared as the class that is annotated.
 */
@ExtendWith(OutputCaptureExtension.class)
class DeclaredServicesTests {

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(BossWebSocketAutoConfiguration.class, TaskExecutionAutoConfiguration.class));

	@Test
	void whenServiceIsAScopedProxyThenItIsOneServiceAndEachCallbackAsksTheScope(CapturedOutput output) {
		this.runner.withUserConfiguration(Scoped.class).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(names(context)).containsExactlyInAnyOrder("echo", "handler");
			FakeConnection client = new FakeConnection("1");
			ServiceDiscovery discovery = context.getBean(ServiceDiscovery.class);
			BossServiceHandler<?> handler = discovery.services().get(0).handlers().get();
			handler.handleIncoming("/echo", client, BossMessage.text("a"), null);
			handler.handleIncoming("/echo", client, BossMessage.text("b"), null);
			assertThat(client.sent()).extracting((sent) -> ((BossMessage.Text) sent).payload())
				.containsExactly("<a 1>", "<b 1>");
			assertThat(output).doesNotContain("no WebSocket services");
		});
	}

	@Test
	void whenAnnotatedServiceIsAScopedProxyOfInterfacesThenItIsRefused() {
		this.runner.withUserConfiguration(ScopedByInterface.class)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationException.class, (ex) -> {
					assertThat(ex).hasMessage("Bean 'echo' (" + InterfaceEcho.class.getName()
							+ ") is a scoped proxy without the annotated methods of its class");
					assertThat(ex.action()).contains("ScopedProxyMode.TARGET_CLASS");
				}));
	}

	@Test
	void whenExecutorIsAScopedProxyThenItIsOneExecutor() {
		new WebApplicationContextRunner().withConfiguration(AutoConfigurations.of(BossWebSocketAutoConfiguration.class))
			.withUserConfiguration(ScopedExecutor.class)
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void whenHandlerIsDeclaredAsTheInterfaceThenItIsFound() {
		this.runner.withUserConfiguration(Interface.class)
			.run((context) -> assertThat(names(context)).containsExactlyInAnyOrder("handler", "prototype"));
	}

	@Test
	void whenHandlerIsNotAnnotatedThenOneLineSaysSo(CapturedOutput output) {
		this.runner.withUserConfiguration(NotAnnotated.class).run((context) -> {
			assertThat(names(context)).isEmpty();
			assertThat(output).containsOnlyOnce("are no WebSocket services")
				.contains("not annotated with @BossService: 'one' (" + Plain.class.getName() + "), 'two' ("
						+ Plain.class.getName() + ")");
		});
	}

	@Test
	void whenHandlerNeedsTheServicesAndIsDeclaredAsTheInterfaceThenItIsRefused() {
		this.runner.withUserConfiguration(Circle.class)
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOfSatisfying(InvalidConfigurationException.class, (ex) -> {
					assertThat(ex).hasMessage("Bean 'chat' (" + Handler.class.getName()
							+ ") is annotated with @BossService, and is declared as something else, so that it was not "
							+ "found");
					assertThat(ex.action()).isEqualTo("Let its @Bean method return Handler");
				}));
	}

	@Test
	void whenAnnotatedServiceIsDeclaredAsSomethingElseThenItIsRefused() {
		this.runner.withUserConfiguration(Anything.class)
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(InvalidConfigurationException.class)
				.hasMessageContaining("Bean 'chat' (" + InterfaceEcho.class.getName() + ") is annotated"));
	}

	private static List<String> names(ApplicationContext context) {
		return context.getBean(BossServices.class).all().stream().map(BossServiceReference::name).toList();
	}

	@Configuration(proxyBeanMethods = false)
	static class Scoped {

		@Bean
		@Scope(value = "prototype", proxyMode = ScopedProxyMode.TARGET_CLASS)
		EchoService echo() {
			return new EchoService();
		}

		@Bean
		@Scope(value = "prototype", proxyMode = ScopedProxyMode.INTERFACES)
		Handler handler() {
			return new Handler();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ScopedByInterface {

		@Bean
		@Scope(value = "prototype", proxyMode = ScopedProxyMode.INTERFACES)
		InterfaceEcho echo() {
			return new InterfaceEcho();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ScopedExecutor {

		@Bean
		@Scope(value = "singleton", proxyMode = ScopedProxyMode.INTERFACES)
		Executor mine() {
			return new SyncTaskExecutor();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Interface {

		@Bean
		BossServiceHandler<Integer> chat() {
			return new Handler();
		}

		@Bean
		@Scope("prototype")
		BossServiceHandler<Integer> other() {
			return new PrototypeHandler();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class NotAnnotated {

		@Bean
		BossServiceHandler<Integer> one() {
			return new Plain();
		}

		@Bean
		Plain two() {
			return new Plain();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Circle {

		@Bean
		BossServiceHandler<Integer> chat(BossServices services) {
			return new Handler();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Anything {

		@Bean
		Runnable chat(BossServices services) {
			return new InterfaceEcho();
		}

		@Bean
		@Lazy
		Runnable never() {
			throw new IllegalStateException("created");
		}

	}

	@BossService("echo")
	static class EchoService {

		private int count;

		@OnIncoming
		String said(String text) {
			this.count++;
			return text + " " + this.count;
		}

	}

	@BossService("interface-echo")
	static class InterfaceEcho implements Runnable {

		@OnIncoming
		String said(String text) {
			return text;
		}

		@Override
		public void run() {
		}

	}

	@BossService("handler")
	static class Handler implements BossServiceHandler<Integer> {

	}

	@BossService("prototype")
	static class PrototypeHandler implements BossServiceHandler<Integer> {

	}

	static class Plain implements BossServiceHandler<Integer> {

	}

}
