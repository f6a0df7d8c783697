/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Direct transport: our own server side of RFC 6455 over whatever carries bytes. A few
 * loops own the connections, and each broadcast costs one entry in the inbox of each
 * loop.
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
@NullMarked
package io.boss.websocket.direct;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
