/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Lifetime of what a client was authenticated by, and what happens at its end.
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
@NullMarked
package io.boss.websocket.security.lifetime;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
