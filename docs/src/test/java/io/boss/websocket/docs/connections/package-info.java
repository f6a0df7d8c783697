/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Code of the chapters about connections, run by tests.
 */
package io.boss.websocket.docs.connections;
