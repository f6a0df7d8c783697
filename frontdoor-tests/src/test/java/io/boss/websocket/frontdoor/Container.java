/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

/**
 * The servlet containers that Boot ships.
 */
public enum Container {

	TOMCAT("org.springframework.boot.jetty.autoconfigure.servlet.JettyServletWebServerAutoConfiguration,"
			+ "org.springframework.boot.jetty.autoconfigure.actuate.web.server."
			+ "JettyServletManagementContextAutoConfiguration"),

	JETTY("org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration,"
			+ "org.springframework.boot.tomcat.autoconfigure.actuate.web.server."
			+ "TomcatServletManagementContextAutoConfiguration");

	private final String excluded;

	Container(String excluded) {
		this.excluded = excluded;
	}

	/**
	 * What auto-configures the other one, also for the actuator.
	 * @return names of classes
	 */
	String excluded() {
		return this.excluded;
	}

}
