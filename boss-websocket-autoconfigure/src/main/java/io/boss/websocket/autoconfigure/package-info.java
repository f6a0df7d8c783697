/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Auto-configuration of stateful WebSocket services. The auto-configurations stay here,
 * under the names by which applications may exclude them; what they wire is in a room
 * each, behind a few types: {@code properties}, {@code discovery}, {@code executor},
 * {@code server}, {@code security} and {@code cluster}.
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
@NullMarked
package io.boss.websocket.autoconfigure;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
