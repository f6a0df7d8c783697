/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.console;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.ClassUtils;

/**
 * Configuration properties for the console.
 *
 * @param enabled Whether browsers that ask for the actuator's endpoint "bosswebsocket"
 * get a page.
 * @param playground Whether the page lets developers connect to services and send
 * messages. True if not set and Spring Boot's devtools are on the class path.
 */
@ConfigurationProperties("boss.websocket.console")
record ConsoleProperties(@DefaultValue("true") boolean enabled, @Nullable Boolean playground) {

	private static final String DEVTOOLS = "org.springframework.boot.devtools.settings.DevToolsSettings";

	boolean isPlayground(@Nullable ClassLoader classLoader) {
		return (this.playground != null) ? this.playground : ClassUtils.isPresent(DEVTOOLS, classLoader);
	}

}
