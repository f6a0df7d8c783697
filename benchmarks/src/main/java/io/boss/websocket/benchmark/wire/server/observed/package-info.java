/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * This project with observations.
 */
@NullMarked
package io.boss.websocket.benchmark.wire.server.observed;

import org.jspecify.annotations.NullMarked;
