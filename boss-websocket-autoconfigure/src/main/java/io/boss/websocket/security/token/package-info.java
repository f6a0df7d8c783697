/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Secrets that a browser shows in the handshake instead of headers: bearer tokens and
 * tickets.
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
@NullMarked
package io.boss.websocket.security.token;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
