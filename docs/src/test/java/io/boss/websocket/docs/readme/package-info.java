/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Tests of README.md.
 */
package io.boss.websocket.docs.readme;
