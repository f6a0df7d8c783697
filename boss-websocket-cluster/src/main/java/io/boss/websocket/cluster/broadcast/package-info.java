/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Broadcasts that reach the services of every node.
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
@NullMarked
package io.boss.websocket.cluster.broadcast;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
