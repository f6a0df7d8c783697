/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * This project and Spring's handler, both behind Spring Security.
 */
@NullMarked
package io.boss.websocket.benchmark.wire.server.secured;

import org.jspecify.annotations.NullMarked;
