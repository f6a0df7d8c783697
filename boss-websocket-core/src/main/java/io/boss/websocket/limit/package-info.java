/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Limits on clients, and the counters behind them.
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
@NullMarked
package io.boss.websocket.limit;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
