/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Ports of authentication for applications: tickets, bearer tokens, and the end of an
 * authentication. This package and those below are the only ones that know Spring
 * Security.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
@NullMarked
package io.boss.websocket.security;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
