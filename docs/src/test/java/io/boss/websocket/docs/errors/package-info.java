/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Code of the chapter about errors, run by tests.
 */
package io.boss.websocket.docs.errors;
