/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Tests of the files that pages about operation show.
 */
package io.boss.websocket.docs.operations;
