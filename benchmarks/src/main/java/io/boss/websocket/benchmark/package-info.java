/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Benchmarks: each class answers one question, and its Javadoc holds the command line.
 */
@NullMarked
package io.boss.websocket.benchmark;

import org.jspecify.annotations.NullMarked;
