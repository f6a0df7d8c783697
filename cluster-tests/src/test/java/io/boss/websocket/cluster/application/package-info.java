/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What works across nodes, in applications as users would have them, on real brokers.
 */
@NullMarked
package io.boss.websocket.cluster.application;

import org.jspecify.annotations.NullMarked;
