/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Headless browser that fills in the pages that the documentation shows.
 */
package io.boss.websocket.docs.page;
