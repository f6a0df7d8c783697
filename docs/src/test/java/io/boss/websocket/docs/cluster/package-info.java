/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Services on several nodes, as the chapter about them shows them.
 */
package io.boss.websocket.docs.cluster;
