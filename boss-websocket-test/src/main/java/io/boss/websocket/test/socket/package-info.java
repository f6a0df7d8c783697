/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Sockets in memory, between a client of a test and the direct transport.
 */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.boss.websocket.test.socket;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
