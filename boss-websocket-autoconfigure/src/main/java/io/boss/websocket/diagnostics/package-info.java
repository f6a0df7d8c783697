/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Diagnostics of what happens: the context of log lines, a log of messages, and events of
 * the flight recorder.
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
@NullMarked
package io.boss.websocket.diagnostics;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
