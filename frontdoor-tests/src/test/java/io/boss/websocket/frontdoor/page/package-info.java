/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Clients that speak {@code boss.v1}, a way to them that is cut again and again, and what
 * holds all the same.
 */
package io.boss.websocket.frontdoor.page;
