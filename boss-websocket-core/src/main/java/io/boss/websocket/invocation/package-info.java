/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Annotated services: their methods are found and checked once, and called as the
 * callbacks of a handler.
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
@NullMarked
package io.boss.websocket.invocation;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
