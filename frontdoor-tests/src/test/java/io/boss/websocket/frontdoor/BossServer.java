/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import io.boss.websocket.BossServiceReference;
import io.boss.websocket.BossServices;
import io.boss.websocket.broadcast.BroadcastTemplate;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * A real server on a port of its own, with the services of one test.
 */
public final class BossServer implements AutoCloseable {

	private final ServletWebServerApplicationContext context;

	private final String contextPath;

	private BossServer(ServletWebServerApplicationContext context) {
		this.context = context;
		this.contextPath = context.getEnvironment().getProperty("server.servlet.context-path", "");
	}

	public static Builder on(Container container) {
		return new Builder(container);
	}

	public int port() {
		return this.context.getWebServer().getPort();
	}

	public URI uri(String path) {
		String scheme = this.context.getEnvironment().containsProperty("server.ssl.key-store") ? "wss" : "ws";
		return URI.create(scheme + "://localhost:" + port() + this.contextPath + path);
	}

	public URI http(String path) {
		return URI.create("http://localhost:" + port() + this.contextPath + path);
	}

	public BossServiceReference service(String name) {
		return this.context.getBean(BossServices.class).get(name);
	}

	public BroadcastTemplate broadcasts() {
		return this.context.getBean(BroadcastTemplate.class);
	}

	public ServletWebServerApplicationContext context() {
		return this.context;
	}

	@Override
	public void close() {
		this.context.close();
	}

	/**
	 * Collects what a server needs.
	 */
	public static final class Builder {

		// On the class path for the few tests that trace.
		private static final String TRACING = "org.springframework.boot.opentelemetry.autoconfigure."
				+ "OpenTelemetrySdkAutoConfiguration,org.springframework.boot.micrometer.tracing.opentelemetry."
				+ "autoconfigure.OpenTelemetryTracingAutoConfiguration";

		// On the class path for the few tests that log in.
		private static final String SECURITY = "org.springframework.boot.security.autoconfigure."
				+ "SecurityAutoConfiguration,org.springframework.boot.security.autoconfigure."
				+ "UserDetailsServiceAutoConfiguration,org.springframework.boot.security.autoconfigure.web.servlet."
				+ "ServletWebSecurityAutoConfiguration,org.springframework.boot.security.autoconfigure.web.servlet."
				+ "SecurityFilterAutoConfiguration,org.springframework.boot.security.autoconfigure.actuate.web.servlet."
				+ "ManagementWebSecurityAutoConfiguration";

		private final List<String> properties = new ArrayList<>();

		private final List<Class<?>> configurations = new ArrayList<>(List.of(Application.class));

		private final SpringApplicationBuilder application = new SpringApplicationBuilder();

		private final List<String> excluded;

		private Builder(Container container) {
			this.excluded = new ArrayList<>(List.of(container.excluded(), TRACING, SECURITY));
			this.properties.add("server.port=0");
			// Also where there are too few processors for the default to be more than
			// one.
			this.properties.add("boss.websocket.direct.loops=2");
			this.properties.add("spring.main.banner-mode=off");
			this.properties.add("spring.lifecycle.timeout-per-shutdown-phase=10s");
		}

		/**
		 * With what Boot configures for Spring Security.
		 * @return this
		 */
		public Builder withSecurity() {
			this.excluded.remove(SECURITY);
			return this;
		}

		/**
		 * With what Boot configures for OpenTelemetry.
		 * @return this
		 */
		public Builder withTracing() {
			this.excluded.remove(TRACING);
			return this;
		}

		public Builder with(String... properties) {
			this.properties.addAll(List.of(properties));
			return this;
		}

		public Builder with(Class<?>... configurations) {
			this.configurations.addAll(List.of(configurations));
			return this;
		}

		public <T> Builder service(Class<T> type, Supplier<T> service) {
			this.application
				.initializers((context) -> ((GenericApplicationContext) context).registerBean(type, service));
			return this;
		}

		public BossServer start() {
			with("spring.autoconfigure.exclude=" + String.join(",", this.excluded));
			return new BossServer((ServletWebServerApplicationContext) this.application
				.sources(this.configurations.toArray(Class<?>[]::new))
				.web(WebApplicationType.SERVLET)
				.properties(this.properties.toArray(String[]::new))
				.run());
		}

	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
