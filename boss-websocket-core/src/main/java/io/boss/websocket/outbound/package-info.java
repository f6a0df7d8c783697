/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Handles of clients, with which sending never blocks; the port to what writes to a
 * socket; and what becomes of messages for which there is no room.
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
@NullMarked
package io.boss.websocket.outbound;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
