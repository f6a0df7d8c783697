/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Server's side of RFC 6455 (WebSocket) and RFC 7692 (permessage-deflate): bytes to
 * messages and messages to frames. Without sockets, threads and frameworks.
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
@NullMarked
package io.boss.websocket.wire;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
