/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The server's side of RFC 6455 and RFC 7692, case by case, over a raw socket. Each group
 * is a table: what a client writes, byte by byte if need be, and what must come back.
 */
package io.boss.websocket.frontdoor.conformance;
