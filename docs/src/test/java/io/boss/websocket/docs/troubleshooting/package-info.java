/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Tests of the page for those who look for a fault.
 */
package io.boss.websocket.docs.troubleshooting;
