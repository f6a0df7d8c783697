/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Application whose services have access rules of their own.
 */
package io.boss.websocket.docs.security.access;
