/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Processing of the results: medians, ratios, targets and a document.
 */
@NullMarked
package io.boss.websocket.benchmark.wire.report;

import org.jspecify.annotations.NullMarked;
