/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Plan of the measurements: servers, scenarios, duration and rounds.
 */
@NullMarked
package io.boss.websocket.benchmark.wire.plan;

import org.jspecify.annotations.NullMarked;
