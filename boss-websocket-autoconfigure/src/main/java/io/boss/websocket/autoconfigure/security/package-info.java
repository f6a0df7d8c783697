/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Wiring of who may connect, with Spring Security if it is there.
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
@NullMarked
package io.boss.websocket.autoconfigure.security;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
