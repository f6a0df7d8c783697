/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure;

import java.util.Set;

import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configuration properties for the actuator's endpoint.
 *
 * @param showValues When to show values of connections and of crashes.
 * @param roles Comma-separated list of roles that are shown values when authorized.
 * Everybody who is authenticated if not set.
 */
@ConfigurationProperties("management.endpoint.bosswebsocket")
record BossEndpointProperties(@DefaultValue("never") Show showValues, @DefaultValue Set<String> roles) {
}
