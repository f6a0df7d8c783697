/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Behaviour through the front door: real servers, real clients.
 */
package io.boss.websocket.frontdoor;
