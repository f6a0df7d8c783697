/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The build console: lines come in from outside, and every reader sees them.
 */
@NullMarked
package io.boss.websocket.demo.status;

import org.jspecify.annotations.NullMarked;
