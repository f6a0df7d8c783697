/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Access to services, by rules and roles, and the authentication that callbacks run with.
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
@NullMarked
package io.boss.websocket.security.access;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
