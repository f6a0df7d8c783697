/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Vocabulary that a user of stateful WebSocket services writes against.
 */
@API(status = API.Status.MAINTAINED, since = "0.1.0")
@NullMarked
package io.boss.websocket;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
