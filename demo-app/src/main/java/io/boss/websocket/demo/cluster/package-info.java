/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The demo on several nodes: a launcher that starts them on one machine, with what they
 * need around them.
 */
@NullMarked
package io.boss.websocket.demo.cluster;

import org.jspecify.annotations.NullMarked;
