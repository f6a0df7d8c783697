/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What may go wrong around a server, and what must hold all the same.
 */
package io.boss.websocket.faults;
