/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Service for authenticated users, with a ticket or a token that a browser can show.
 */
@NullMarked
package io.boss.websocket.demo.account;

import org.jspecify.annotations.NullMarked;
