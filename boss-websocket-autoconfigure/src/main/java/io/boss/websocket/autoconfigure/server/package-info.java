/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Wiring of the web server: its connectors, and the transport that fits them.
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
@NullMarked
package io.boss.websocket.autoconfigure.server;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
