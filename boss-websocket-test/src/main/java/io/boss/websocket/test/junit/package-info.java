/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * JUnit extensions of the test kit: one test in many orders of its events.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
@NullMarked
package io.boss.websocket.test.junit;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
