/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Wiring of a node of a cluster: its engine, and what works across nodes.
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
@NullMarked
package io.boss.websocket.autoconfigure.cluster;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
