/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What broadcasts between nodes cost, beside the client library of the same broker.
 */
@NullMarked
package io.boss.websocket.cluster.benchmark;

import org.jspecify.annotations.NullMarked;
