/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Threads of the engine, and those that run the slow work of services.
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
@NullMarked
package io.boss.websocket.autoconfigure.executor;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
