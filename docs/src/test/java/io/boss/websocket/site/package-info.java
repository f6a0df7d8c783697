/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Tests of the pages themselves: their code, their links, their tables and how they look.
 */
package io.boss.websocket.site;
