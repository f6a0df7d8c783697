/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Shop whose page asks questions, reads streams and comes back.
 */
package io.boss.websocket.docs.shop;
