/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Console of the actuator's endpoint: a page for operators, and a playground for
 * developers.
 */
@API(status = API.Status.INTERNAL, since = "0.2.0")
@NullMarked
package io.boss.websocket.console;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
