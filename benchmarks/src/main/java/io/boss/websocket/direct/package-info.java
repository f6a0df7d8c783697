/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Benchmarks of what nobody outside the engine's room may use.
 */
@NullMarked
package io.boss.websocket.direct;

import org.jspecify.annotations.NullMarked;
