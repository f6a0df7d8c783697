/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Application whose pages connect with tickets.
 */
package io.boss.websocket.docs.security.tickets;
