/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The load client: one process, one thread, thousands of WebSocket connections.
 */
@NullMarked
package io.boss.websocket.benchmark.wire.client;

import org.jspecify.annotations.NullMarked;
