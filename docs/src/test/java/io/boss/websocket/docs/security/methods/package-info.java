/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Application that secures methods of a service.
 */
package io.boss.websocket.docs.security.methods;
