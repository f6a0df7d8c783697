/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Servers with Spring's own means, without this project.
 */
@NullMarked
package io.boss.websocket.benchmark.wire.server.spring;

import org.jspecify.annotations.NullMarked;
