/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Interfaces for extensions: listeners of connections, interceptors of messages, encoders
 * and factories of handlers.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
@NullMarked
package io.boss.websocket.spi;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
