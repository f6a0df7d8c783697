/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.security.access;

import java.util.List;

/**
 * Rule and roles for who may connect to a service.
 *
 * @param rule the rule
 * @param roles the roles of which an authenticated client must have one; any will do if
 * there are none
 */
public record Access(AccessRule rule, List<String> roles) {
}
