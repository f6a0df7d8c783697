/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.console;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * Facts about the application that the page must know.
 *
 * @param version the version of the library, or {@code null} if it is not known
 * @param application the name of the application, or {@code null} if it has none
 * @param access {@code unrestricted} or {@code read-only}
 * @param showValues whether whoever asks sees values of clients
 * @param traffic whether messages are remembered
 * @param playground whether there is a playground
 * @param services where the services are
 * @param prometheus the relative URL of the meters for Prometheus, or {@code null} if
 * they are not exposed
 * @param csrf what changes must come with, or {@code null} if nothing
 */
record PageConfig(@Nullable String version, @Nullable String application, String access, boolean showValues,
		boolean traffic, Playground playground, Services services, @Nullable String prometheus,
		@Nullable PageCsrf csrf) implements OperationResponseBody {

	/**
	 * State of the playground.
	 *
	 * @param enabled whether there is one
	 * @param reason why not, or {@code null}
	 */
	record Playground(boolean enabled, @Nullable String reason) {
	}

	/**
	 * Address of the services.
	 *
	 * @param root the relative URL of what the paths of services begin at; {@code null}
	 * if the services are on another port
	 * @param contextPath what is before the paths of services
	 * @param port the port, if it is not that of the page
	 */
	record Services(@Nullable String root, String contextPath, @Nullable Integer port) {
	}

}
