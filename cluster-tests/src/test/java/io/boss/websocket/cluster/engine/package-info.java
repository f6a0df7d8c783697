/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What every engine must do, on the broker that it is for.
 */
@NullMarked
package io.boss.websocket.cluster.engine;

import org.jspecify.annotations.NullMarked;
