/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Start-up of an application with the starter and without it.
 */
@NullMarked
package io.boss.websocket.benchmark.startup;

import org.jspecify.annotations.NullMarked;
