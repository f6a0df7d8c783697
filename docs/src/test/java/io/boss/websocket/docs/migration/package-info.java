/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What services look like that were written with something else before, run by tests.
 */
package io.boss.websocket.docs.migration;
