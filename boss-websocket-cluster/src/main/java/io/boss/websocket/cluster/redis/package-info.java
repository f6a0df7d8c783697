/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Cluster engine on Redis, with Spring Data Redis.
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
@NullMarked
package io.boss.websocket.cluster.redis;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
