/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.security;

import io.boss.websocket.BossService;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.autoconfigure.BossWebSocketAutoConfiguration;
import io.boss.websocket.security.access.ConnectionAuthentications;
import io.boss.websocket.security.access.RequestPrincipals;
import io.boss.websocket.security.access.ServletRequestPrincipals;
import io.boss.websocket.security.access.SpringSecurityRequestPrincipals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.DirectFieldAccessor;
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
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationConverter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.util.matcher.RequestMatcher;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SecurityGuard} and for what {@link BossSecurityConfiguration} defines
 * with and without Spring Security.
 */
@ExtendWith(OutputCaptureExtension.class)
class SecurityGuardTests {

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(BossWebSocketAutoConfiguration.class,
				TaskExecutionAutoConfiguration.class, JacksonAutoConfiguration.class))
		.withBean("chat", ChatService.class);

	private final WebApplicationContextRunner secured = this.runner
		.withConfiguration(AutoConfigurations.of(SecurityAutoConfiguration.class,
				UserDetailsServiceAutoConfiguration.class, ServletWebSecurityAutoConfiguration.class));

	@ParameterizedTest
	@ValueSource(strings = { "allowed-origins=*", "allowed-origins=null", "allowed-origin-patterns=*",
			"allowed-origin-patterns=https://*", "allowed-origin-patterns=HTTP://*:*", "allowed-origin-patterns=https*",
			"allowed-origin-patterns=https://good.example,*://*.*:[8080,8081]" })
	void whenEveryPageMayConnectAndClientsAreKnownByACookieThenStartFails(String origins) {
		this.runner.withPropertyValues("boss.websocket.session-cookie=SID", "boss.websocket.services.chat." + origins)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining("boss.websocket.services.chat.allowed-origin")
				.hasMessageContaining("the cookie 'SID'"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "allowed-origins=https://good.example", "allowed-origins=http://localhost:8080",
			"allowed-origin-patterns=https://*.good.example", "allowed-origin-patterns=https://good.example:*",
			"allowed-origin-patterns=https://localhost:[*]" })
	void whenOriginsAreNamedThenACookieIsFine(String origins) {
		this.runner.withPropertyValues("boss.websocket.session-cookie=SID", "boss.websocket." + origins)
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void whenEveryPageMayConnectAndNothingKnowsClientsThenItStarts() {
		this.runner.withPropertyValues("boss.websocket.allowed-origins=*")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void whenEveryPageMayConnectAndSessionsRememberALoginThenStartFails() {
		this.secured.withPropertyValues("boss.websocket.allowed-origins=*")
			.withUserConfiguration(FormLogin.class)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("boss.websocket.services.chat.allowed-origins")
				.hasMessageContaining("a login that the HTTP session remembers"));
	}

	@Test
	void whenEveryPageMayConnectAndBrowsersKeepThePasswordThenStartFails() {
		this.secured.withPropertyValues("boss.websocket.allowed-origins=*")
			.withUserConfiguration(StatelessBasic.class)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("BasicAuthenticationFilter"));
	}

	@ParameterizedTest
	@CsvSource({ "false, 'TenantBasicFilter, a BasicAuthenticationFilter'", "true, a password" })
	void whenFilterExtendsOneThatTakesPasswordsThenStartFails(boolean general, String login) {
		this.secured.withPropertyValues("boss.websocket.allowed-origins=*")
			.withBean(SecurityFilterChain.class, () -> new DefaultSecurityFilterChain((request) -> true,
					general ? new AuthenticationFilter((AuthenticationManager) (authentication) -> authentication,
							new BasicAuthenticationConverter()) : new TenantBasicFilter()))
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessageContaining(login));
	}

	@Test
	void whenNobodyCanTellWhetherFilterRemembersThenOneWarningSaysSoAndItStarts(CapturedOutput output) {
		SecurityContextHolderFilter filter = new SecurityContextHolderFilter(new NullSecurityContextRepository());
		new DirectFieldAccessor(filter).setPropertyValue("securityContextRepository", null);
		this.secured.withPropertyValues("boss.websocket.allowed-origins=*")
			.withBean("other", OtherService.class)
			.withBean(SecurityFilterChain.class, () -> new DefaultSecurityFilterChain((request) -> true, filter))
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output.getOut().split("Cannot tell whether a filter chain remembers logins", -1)).hasSize(2);
		assertThat(output).contains("securityContextRepository");
	}

	@Test
	void whenEveryPageMayConnectAndNobodyCanTellForWhatTheLoginIsThenStartFails() {
		this.secured.withPropertyValues("boss.websocket.allowed-origins=*")
			.withUserConfiguration(Unreadable.class)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("a login that the HTTP session remembers"));
	}

	@Test
	void whenEveryPageMayConnectAndNoLoginIsRepeatedThenItStarts() {
		this.secured.withPropertyValues("boss.websocket.allowed-origins=*")
			.withUserConfiguration(Stateless.class)
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void whenLoginIsForOtherPathsThenItStarts(CapturedOutput output) {
		this.secured.withPropertyValues("boss.websocket.allowed-origins=*")
			.withUserConfiguration(Elsewhere.class)
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).doesNotContain("for authenticated clients");
	}

	@Test
	void whenNoFilterChainAuthenticatesClientsOfAServiceThenAWarningSaysSo(CapturedOutput output) {
		this.secured.withPropertyValues("boss.websocket.services.chat.access.roles=USER")
			.withUserConfiguration(Elsewhere.class)
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).contains("Service 'chat' is for authenticated clients");
	}

	@Test
	void whenFilterChainAuthenticatesClientsThenThereIsNoWarning(CapturedOutput output) {
		this.secured.withPropertyValues("boss.websocket.access.rule=authenticated")
			.withUserConfiguration(FormLogin.class)
			.run((context) -> assertThat(context).hasNotFailed()
				.getBean(RequestPrincipals.class)
				.isInstanceOf(SpringSecurityRequestPrincipals.class));
		assertThat(output).doesNotContain("for authenticated clients");
	}

	@Test
	void whenThereIsNoSpringSecurityThenTheServletContainerKnowsClients() {
		this.runner.withClassLoader(new FilteredClassLoader("org.springframework.security"))
			.withPropertyValues("boss.websocket.access.roles=USER")
			.run((context) -> {
				assertThat(context).hasNotFailed().doesNotHaveBean(ConnectionAuthentications.class);
				assertThat(context.getBean(RequestPrincipals.class)).isInstanceOf(ServletRequestPrincipals.class);
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "access.rule=permit-all", "access.roles=USER,," })
	void whenAccessContradictsItselfThenStartFails(String access) {
		this.runner
			.withPropertyValues("boss.websocket.services.chat.access.roles=USER",
					"boss.websocket.services.chat." + access)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining("boss.websocket.services.chat.access"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "max-message-size=-1", "max-message-size=0", "max-message-size=65MB",
			"outbound.max-bytes=-1", "outbound.max-bytes=2GB" })
	void whenThereIsToBeNoLimitThenStartFails(String limit) {
		this.runner.withPropertyValues("boss.websocket." + limit)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("No value stands for no limit"));
	}

	@BossService
	static class ChatService {

		@OnIncoming
		void said(String text) {
		}

	}

	@BossService("other")
	static class OtherService extends ChatService {

	}

	static class TenantBasicFilter extends BasicAuthenticationFilter {

		TenantBasicFilter() {
			super((authentication) -> authentication);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class FormLogin {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			return http.securityMatcher("/websocket/**").formLogin(Customizer.withDefaults()).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class StatelessBasic {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			return Stateless.stateless(http).httpBasic(Customizer.withDefaults()).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Stateless {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			return stateless(http).build();
		}

		private static HttpSecurity stateless(HttpSecurity http) {
			return http
				.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Elsewhere {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			return http.securityMatcher("/admin/**").formLogin(Customizer.withDefaults()).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Unreadable {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			return http.securityMatcher((RequestMatcher) (request) -> request.getLocalPort() == 0)
				.formLogin(Customizer.withDefaults())
				.build();
		}

	}

}
