/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure;

import java.util.List;

import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.BossServices;
import io.boss.websocket.ServiceState;
import io.boss.websocket.actuate.BossWebSocketEndpoint;
import io.boss.websocket.actuate.BossWebSocketEndpointWebExtension;
import io.boss.websocket.actuate.BossWebSocketHealthIndicator;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration;
import org.springframework.boot.actuate.endpoint.web.WebEndpointsSupplier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link BossActuatorAutoConfiguration} and
 * {@link BossHealthContributorAutoConfiguration}.
 */
class BossActuatorAutoConfigurationTests {

	private static final String EXPOSED = "management.endpoints.web.exposure.include=bosswebsocket";

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(BossActuatorAutoConfiguration.class,
				BossHealthContributorAutoConfiguration.class, BossWebSocketAutoConfiguration.class,
				TaskExecutionAutoConfiguration.class, JacksonAutoConfiguration.class, EndpointAutoConfiguration.class,
				WebEndpointAutoConfiguration.class))
		.withBean(EchoService.class);

	@Test
	void whenEndpointIsExposedItIsThereWithAllItsOperations() {
		this.runner.withPropertyValues(EXPOSED).run((context) -> {
			assertThat(context).hasSingleBean(BossWebSocketEndpoint.class)
				.hasSingleBean(BossWebSocketEndpointWebExtension.class);
			assertThat(context.getBean(WebEndpointsSupplier.class).getEndpoints()).singleElement()
				.satisfies((endpoint) -> assertThat(endpoint.getOperations())
					.extracting((operation) -> operation.getRequestPredicate().getHttpMethod() + " "
							+ operation.getRequestPredicate().getPath())
					.containsExactlyInAnyOrder("GET bosswebsocket", "GET bosswebsocket/{service}",
							"POST bosswebsocket/{service}/{action}", "POST bosswebsocket/{service}/{action}",
							"DELETE bosswebsocket/{service}/{kind}", "DELETE bosswebsocket/{service}/{kind}/{name}",
							"GET bosswebsocket/{service}/{*key}", "POST bosswebsocket/{service}/{*order}",
							"POST bosswebsocket/{service}/{*order}"));
		});
	}

	@Test
	void whenOperatorsMayOnlyReadThereAreNoOtherOperations() {
		this.runner.withPropertyValues(EXPOSED, "management.endpoint.bosswebsocket.access=READ_ONLY")
			.run((context) -> assertThat(context.getBean(WebEndpointsSupplier.class).getEndpoints()).singleElement()
				.satisfies((endpoint) -> assertThat(endpoint.getOperations())
					.extracting((operation) -> operation.getRequestPredicate().getHttpMethod().name())
					.containsOnly("GET")));
	}

	@Test
	void whenEndpointIsNotExposedItIsNotThere() {
		this.runner.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(BossWebSocketEndpoint.class));
	}

	@Test
	void whenEndpointIsExposedToJmxOnlyItHasNoWebExtension() {
		this.runner
			.withPropertyValues("spring.jmx.enabled=true", "management.endpoints.jmx.exposure.include=bosswebsocket")
			.run((context) -> assertThat(context).hasSingleBean(BossWebSocketEndpoint.class)
				.doesNotHaveBean(BossWebSocketEndpointWebExtension.class));
	}

	@Test
	void whenActuatorIsAbsentNothingOfItIsLoaded() {
		without("org.springframework.boot.actuate").run((context) -> {
			assertThat(context).hasNotFailed()
				.doesNotHaveBean("bossWebSocketEndpoint")
				.hasSingleBean(BossWebSocketHealthIndicator.class);
			assertThat(context.getBean(BossServices.class).get("echo").state()).isEqualTo(ServiceState.RUNNING);
		});
	}

	@Test
	void whenHealthIsAbsentNothingOfItIsLoaded() {
		without("org.springframework.boot.health").withPropertyValues(EXPOSED)
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean("bosswebsocketHealthIndicator")
				.hasSingleBean(BossWebSocketEndpoint.class));
	}

	// Imported by name as Boot does: the runner would look at the classes themselves.
	private static WebApplicationContextRunner without(String packageName) {
		return new WebApplicationContextRunner().withUserConfiguration(Application.class)
			.withBean(EchoService.class)
			.withClassLoader(new FilteredClassLoader(packageName));
	}

	@Test
	void whenHealthIndicatorIsDisabledItIsNotThere() {
		this.runner.withPropertyValues("management.health.bosswebsocket.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(BossWebSocketHealthIndicator.class));
	}

	@Test
	void whenApplicationHasItsOwnHealthIndicatorItTakesThePlaceOfOurs() {
		HealthIndicator own = () -> Health.unknown().build();
		this.runner.withBean("bosswebsocketHealthIndicator", HealthIndicator.class, () -> own)
			.run((context) -> assertThat(context).doesNotHaveBean(BossWebSocketHealthIndicator.class));
	}

	@Test
	void whenServicesRunHealthIsUp() {
		this.runner.run((context) -> {
			Health health = context.getBean(BossWebSocketHealthIndicator.class).health();
			assertThat(health.getStatus()).isEqualTo(Status.UP);
			assertThat(health.getDetails()).containsOnlyKeys("echo");
		});
	}

	@Test
	void whenLimitsOfCallbacksAreNegativeTheApplicationDoesNotStart() {
		for (String property : List.of("boss.websocket.callback.warn-after", "boss.websocket.callback.stuck-after",
				"boss.websocket.services.echo.callback.warn-after")) {
			this.runner.withPropertyValues(property + "=-1s")
				.run((context) -> assertThat(context).getFailure()
					.rootCause()
					.hasMessageContaining(property)
					.hasMessageContaining("must not be negative"));
		}
	}

	@ImportAutoConfiguration({ BossActuatorAutoConfiguration.class, BossHealthContributorAutoConfiguration.class,
			BossWebSocketAutoConfiguration.class, TaskExecutionAutoConfiguration.class,
			JacksonAutoConfiguration.class })
	static class Application {

	}

	@BossService
	static class EchoService implements BossServiceHandler<Object> {

	}

}
