/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.console;

import java.util.List;
import java.util.function.Consumer;

import io.boss.websocket.actuate.EndpointPage;
import io.boss.websocket.service.ServiceEnvironment;
import io.boss.websocket.service.ServiceRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.EndpointAccessResolver;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableWebApplicationContext;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link BossConsoleAutoConfiguration} and what it wires.
 */
class BossConsoleAutoConfigurationTests {

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(BossConsoleAutoConfiguration.class))
		.withBean(ServiceRegistry.class,
				() -> new ServiceRegistry(List.of(), (name) -> null, (ServiceEnvironment) null));

	@Test
	void whenNothingIsSetThereIsAPageWithoutPlayground() {
		this.runner.run((context) -> {
			assertThat(context.getBean(EndpointPage.class)).isInstanceOf(ConsolePage.class);
			assertThat(config(context.getBean(EndpointPage.class)).playground().enabled()).isFalse();
			assertThat(context.getBean(EndpointPage.class).file(List.of("types", "chat.json"), true)).isNull();
		});
	}

	@Test
	void whenConsoleIsOffThePageSaysSo() {
		this.runner.withPropertyValues("boss.websocket.console.enabled=false").run(page((page) -> {
			WebEndpointResponse<?> response = page.page();
			assertThat(response.getStatus()).isEqualTo(404);
			assertThat(response.getBody()).asString().contains("boss.websocket.console.enabled=false");
			assertThat(page.file(List.of("index.html"), true)).isNull();
		}));
	}

	@Test
	void whenPlaygroundIsOnThePageKnows() {
		this.runner.withPropertyValues("boss.websocket.console.playground=true")
			.run(page(
					(page) -> assertThat(config(page).playground()).isEqualTo(new PageConfig.Playground(true, null))));
	}

	@Test
	void whenPlaygroundIsOffThePageKnowsWhy() {
		this.runner.withPropertyValues("boss.websocket.console.playground=false")
			.run(page((page) -> assertThat(config(page).playground().reason())
				.contains("boss.websocket.console.playground=false")));
	}

	@Test
	void whenThereAreNoServicesThereIsNoPage() {
		new WebApplicationContextRunner().withConfiguration(AutoConfigurations.of(BossConsoleAutoConfiguration.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(EndpointPage.class));
	}

	@Test
	void whenApplicationHasAPageOfItsOwnItIsTaken() {
		EndpointPage own = new DisabledPage();
		this.runner.withBean(EndpointPage.class, () -> own)
			.run((context) -> assertThat(context.getBean(EndpointPage.class)).isSameAs(own));
	}

	@Test
	void whenEndpointMayOnlyBeReadThePageKnows() {
		this.runner.withBean(EndpointAccessResolver.class, () -> (id, access) -> Access.READ_ONLY)
			.run(page((page) -> assertThat(config(page).access()).isEqualTo("read-only")));
	}

	@Test
	void whenRequestHasPathParametersTheBaseHasNone() {
		assertThat(ConsolePage.base(new MockHttpServletRequest("GET", "/app/actuator/boss;v=1"))).isEqualTo("./boss/");
		assertThat(ConsolePage.base(new MockHttpServletRequest("GET", "/"))).isEqualTo("./");
		assertThat(ConsolePage.base(new MockHttpServletRequest("GET", "/a\"><b"))).isEqualTo("./a&quot;&gt;&lt;b/");
	}

	@Test
	void whenImageIsNativeItHasTheFiles() {
		RuntimeHints hints = new RuntimeHints();
		new BossConsoleAutoConfiguration.PageHints().registerHints(hints, getClass().getClassLoader());
		assertThat(RuntimeHintsPredicates.resource().forResource("io/boss/websocket/console/page/index.html"))
			.accepts(hints);
	}

	private static PageConfig config(EndpointPage page) {
		return (PageConfig) page.file(List.of("config.json"), true).getBody();
	}

	private static ContextConsumer<AssertableWebApplicationContext> page(Consumer<EndpointPage> check) {
		return (context) -> check.accept(context.getBean(EndpointPage.class));
	}

}
