/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The smallest service: it repeats what it hears.
 */
@NullMarked
package io.boss.websocket.demo.echo;

import org.jspecify.annotations.NullMarked;
