/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Meters and observations of Micrometer for what happens to services and connections.
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
@NullMarked
package io.boss.websocket.metrics;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
