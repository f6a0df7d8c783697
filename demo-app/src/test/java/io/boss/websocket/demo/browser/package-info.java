/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The pages, tried in a real browser.
 */
@NullMarked
package io.boss.websocket.demo.browser;

import org.jspecify.annotations.NullMarked;
