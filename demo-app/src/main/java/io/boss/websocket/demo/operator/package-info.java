/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Operation of the demo.
 */
@NullMarked
package io.boss.websocket.demo.operator;

import org.jspecify.annotations.NullMarked;
