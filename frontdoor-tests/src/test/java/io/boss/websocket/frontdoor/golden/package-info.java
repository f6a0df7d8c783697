/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Every byte that a client gets which negotiates nothing, as recorded before there was
 * anything to negotiate.
 */
package io.boss.websocket.frontdoor.golden;
