/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Servers with this project, used as any application would use it.
 */
@NullMarked
package io.boss.websocket.benchmark.wire.server.boss;

import org.jspecify.annotations.NullMarked;
