/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Broadcasts: the operations that send them, and the transport that carries them.
 */
@API(status = API.Status.MAINTAINED, since = "0.1.0")
@NullMarked
package io.boss.websocket.broadcast;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
