/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Handlers of services as a test sees them, and what it does to them: callbacks that are
 * written down, states, crashes that are planned.
 */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.boss.websocket.test.handler;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
