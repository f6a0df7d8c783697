/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Benchmarks of what the library's room of this name shows to nobody else.
 */
@NullMarked
package io.boss.websocket.endpoint;

import org.jspecify.annotations.NullMarked;
