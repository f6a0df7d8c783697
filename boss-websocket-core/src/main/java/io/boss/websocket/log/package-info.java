/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Log lines and warnings with text from outside: cleaned, limited in length and in
 * number. A throwable is never given to a logger, but printed by a
 * {@link io.boss.websocket.log.LogTrace}.
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
@NullMarked
package io.boss.websocket.log;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
