/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.parity;

import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The web servers and transports on which the services may run.
 */
enum ServerKind implements ParityTarget.Factory {

	TOMCAT_DIRECT(ServerKind.JETTY, "direct"),

	JETTY_DIRECT(ServerKind.TOMCAT, "direct"),

	TOMCAT_CONTAINER(ServerKind.JETTY, "container"),

	JETTY_CONTAINER(ServerKind.TOMCAT, "container");

	private static final String JETTY = "org.springframework.boot.jetty.autoconfigure.servlet.JettyServletWebServerAutoConfiguration";

	private static final String TOMCAT = "org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration";

	private final String excluded;

	private final String transport;

	ServerKind(String excluded, String transport) {
		this.excluded = excluded;
		this.transport = transport;
	}

	@Override
	public ParityTarget start(Collection<Class<?>> services, List<String> properties, Heard heard) {
		SpringApplicationBuilder application = new SpringApplicationBuilder(ParityApplication.class)
			.web(WebApplicationType.SERVLET)
			.initializers((context) -> register((GenericApplicationContext) context, services, () -> heard))
			.properties(properties.toArray(String[]::new))
			.properties("server.port=0", "spring.main.banner-mode=off", "logging.level.root=error",
					"logging.level.io.boss.websocket=off", "boss.websocket.transport=" + this.transport,
					"spring.lifecycle.timeout-per-shutdown-phase=10s", "spring.autoconfigure.exclude=" + this.excluded);
		return new ServerTarget((ServletWebServerApplicationContext) application.run());
	}

	private static void register(GenericApplicationContext context, Collection<Class<?>> services,
			Supplier<Heard> heard) {
		context.registerBean(Heard.class, heard);
		services.forEach((service) -> context.registerBean(service));
	}

}
