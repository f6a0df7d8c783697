/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Jetty's end points, taken over the way in which Jetty's own protocols do it. They read
 * on Jetty's selectors, with TLS or without.
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
@NullMarked
package io.boss.websocket.direct.jetty;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
