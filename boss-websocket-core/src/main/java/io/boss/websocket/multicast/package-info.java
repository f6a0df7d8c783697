/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Port between groups of connections and the transports that reach many connections at
 * once. Knows no connection itself, so that the vocabulary of users may use the port
 * without showing it.
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
@NullMarked
package io.boss.websocket.multicast;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
