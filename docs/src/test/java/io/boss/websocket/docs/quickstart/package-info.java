/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The application of the quick start.
 */
@NullMarked
package io.boss.websocket.docs.quickstart;

import org.jspecify.annotations.NullMarked;
