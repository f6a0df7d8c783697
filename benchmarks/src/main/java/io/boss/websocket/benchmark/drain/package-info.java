/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Proof of what happens to thousands of clients when a server is told to end.
 */
@NullMarked
package io.boss.websocket.benchmark.drain;

import org.jspecify.annotations.NullMarked;
