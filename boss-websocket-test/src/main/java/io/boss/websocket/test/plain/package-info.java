/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Wiring of the engine by hand, for tests without an application context.
 */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.boss.websocket.test.plain;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
