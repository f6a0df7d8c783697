/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Port through which the engine tells what happens; what counts it lives elsewhere.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
@NullMarked
package io.boss.websocket.stats;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
