/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Delivery of broadcasts to the services of this node.
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
@NullMarked
package io.boss.websocket.broadcast.dispatch;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
