/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What becomes of a cluster when its broker, the way there, or a node fails.
 */
@NullMarked
package io.boss.websocket.cluster.faults;

import org.jspecify.annotations.NullMarked;
