/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.discovery;

/**
 * Sign that an application has more services than are beans here, as in a slice of it:
 * properties of others are no mistakes.
 */
public record ServicesElsewhere() {
}
