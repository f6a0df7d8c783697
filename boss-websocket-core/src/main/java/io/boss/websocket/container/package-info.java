/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Transport over the container's own WebSocket sessions: the fall-back that works on
 * every container.
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
@NullMarked
package io.boss.websocket.container;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
