/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Test kit: services run in the real engine, on the test's thread and in virtual time.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
@NullMarked
package io.boss.websocket.test;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
