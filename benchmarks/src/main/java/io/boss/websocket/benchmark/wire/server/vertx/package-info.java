/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Vert.x.
 */
@NullMarked
package io.boss.websocket.benchmark.wire.server.vertx;

import org.jspecify.annotations.NullMarked;
