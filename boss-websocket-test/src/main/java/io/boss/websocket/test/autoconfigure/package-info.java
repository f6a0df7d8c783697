/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Tests of services in an application context that has nothing else: the slice
 * {@link io.boss.websocket.test.autoconfigure.BossServiceTest @BossServiceTest}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
@NullMarked
package io.boss.websocket.test.autoconfigure;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
