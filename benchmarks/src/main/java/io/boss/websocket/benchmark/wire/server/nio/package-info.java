/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The limit: no HTTP server and no WebSocket library, only channels and what the protocol
 * demands.
 */
@NullMarked
package io.boss.websocket.benchmark.wire.server.nio;

import org.jspecify.annotations.NullMarked;
