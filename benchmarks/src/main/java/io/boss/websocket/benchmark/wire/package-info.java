/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The wire benchmark: whole processes, servers and a client, measured from outside.
 */
@NullMarked
package io.boss.websocket.benchmark.wire;

import org.jspecify.annotations.NullMarked;
