/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * WebSocket client for tests that talk to a real server, over a real socket.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
@NullMarked
package io.boss.websocket.test.client;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
