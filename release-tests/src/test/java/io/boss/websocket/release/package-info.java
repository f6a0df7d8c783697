/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Tests of what is published: poms, jars, and what a stranger reads about them.
 */
@NullMarked
package io.boss.websocket.release;

import org.jspecify.annotations.NullMarked;
