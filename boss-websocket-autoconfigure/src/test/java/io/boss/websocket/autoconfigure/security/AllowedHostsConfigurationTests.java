/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.security;

import io.boss.websocket.BossService;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.autoconfigure.BossWebSocketAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AllowedHostsConfiguration}.
 */
@ExtendWith(OutputCaptureExtension.class)
class AllowedHostsConfigurationTests {

	private static final String LINE = "No login is needed for services ";

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(BossWebSocketAutoConfiguration.class,
				TaskExecutionAutoConfiguration.class, JacksonAutoConfiguration.class))
		.withBean("chat", ChatService.class)
		.withBean("news", NewsService.class);

	private final WebApplicationContextRunner secured = this.runner
		.withConfiguration(AutoConfigurations.of(SecurityAutoConfiguration.class,
				UserDetailsServiceAutoConfiguration.class, ServletWebSecurityAutoConfiguration.class));

	@Test
	void whenAnyHostWillDoAndNoLoginIsNeededThenOneLineSaysSo(CapturedOutput output) {
		this.runner.withClassLoader(new FilteredClassLoader("org.springframework.security"))
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output.toString().split(LINE, -1)).hasSize(2);
		assertThat(output).contains(LINE + "[chat, news]", "boss.websocket.allowed-hosts");
	}

	@Test
	void whenHostsAreSetForAServiceThenOnlyTheOtherIsNamed(CapturedOutput output) {
		this.runner.withPropertyValues("boss.websocket.services.chat.allowed-hosts=localhost")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).contains(LINE + "[news]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "allowed-hosts=*", "allowed-hosts=www.example.com", "access.rule=authenticated",
			"access.roles=USER", "access.rule=deny-all" })
	void whenHostsAreSetOrALoginIsNeededThenThereIsNoLine(String property, CapturedOutput output) {
		this.runner.withPropertyValues("boss.websocket." + property)
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).doesNotContain(LINE);
	}

	@Test
	void whenSpringSecurityNeedsALoginThenThereIsNoLine(CapturedOutput output) {
		this.secured.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).doesNotContain(LINE);
	}

	@Test
	void whenSpringSecurityLetsStrangersInThenThereIsALine(CapturedOutput output) {
		this.secured.withUserConfiguration(NewsForAll.class).run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).contains(LINE + "[news]");
	}

	@Test
	void whenSpringSecurityCannotTellThenItStartsWithoutALine(CapturedOutput output) {
		this.secured.withUserConfiguration(Secretive.class).run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).doesNotContain(LINE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://www.example.com", "www.example.com/", "*example.com", "www.*.com",
			"example.com:x", "example.com:0", "example.com:70000", "[::1", "[foe.example]", "*.[::1]", "*.10.0.0.1",
			"256.1.1.1", "a b", "user@example.com", "*:8080", "-a.example", "a..example", "**" })
	void whenHostIsNoneThenStartFails(String host) {
		this.runner.withPropertyValues("boss.websocket.services.chat.allowed-hosts=www.example.com," + host)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining("boss.websocket.services.chat.allowed-hosts")
				.hasMessageContaining("'" + host + "' is no host"));
	}

	@BossService("chat")
	static class ChatService {

		@OnIncoming
		void said(String text) {
		}

	}

	@BossService("news")
	static class NewsService extends ChatService {

	}

	@Configuration(proxyBeanMethods = false)
	static class NewsForAll {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			return http.authorizeHttpRequests(
					(requests) -> requests.requestMatchers("/websocket/news").permitAll().anyRequest().authenticated())
				.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Secretive {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().access((user, context) -> {
				context.getRequest().getServerPort();
				return new AuthorizationDecision(context.getRequest().getSession() != null);
			})).build();
		}

	}

}
